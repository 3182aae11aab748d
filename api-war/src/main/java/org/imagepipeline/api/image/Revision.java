package org.imagepipeline.api.image;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.imagepipeline.api.http.PreconditionFailedException;
import org.imagepipeline.catalog.Image;

/**
 * The state of a record, which its entity tag names: {@code "3"} is the third.
 *
 * @param number counts the states of the record
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests">RFC 9110, conditional requests</a>
 */
record Revision(long number) {

    private static final String ANY = "*";

    static Revision of(Image image) {
        return new Revision(image.revision());
    }

    /** Its name. */
    EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    /**
     * @throws ClientErrorException 428, when the client does not say which state its change is meant for
     */
    static void requireIfMatch(String ifMatch) {
        if (ifMatch == null) {
            throw new ClientErrorException("If-Match is missing: give the ETag of the state that the change is meant for, "
                    + "or * for any", Response.Status.PRECONDITION_REQUIRED);
        }
    }

    /**
     * @throws PreconditionFailedException when the client named other states than this
     */
    void requireMatch(Request request) {
        if (request.evaluatePreconditions(tag()) != null) {
            throw new PreconditionFailedException(tag());
        }
    }

    /** The state that the catalog shall find; any, when the client said so. */
    OptionalLong expected(String ifMatch) {
        return ifMatch.strip().equals(ANY) ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
