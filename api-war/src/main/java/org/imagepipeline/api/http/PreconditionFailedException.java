package org.imagepipeline.api.http;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** The client named other states than the one that is there. */
public class PreconditionFailedException extends ClientErrorException {

    private static final long serialVersionUID = 1L;

    /**
     * @param tag names the state that is there
     */
    public PreconditionFailedException(EntityTag tag) {
        super("It has been changed meanwhile, the ETag is now \"" + tag.getValue() + "\": read it again and repeat the request",
                Response.Status.PRECONDITION_FAILED);
    }
}
