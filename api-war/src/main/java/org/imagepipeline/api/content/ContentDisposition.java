package org.imagepipeline.api.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a browser does with a content, and under which name it saves it. The name may be any text: it cannot leave its
 * place in the field. It is sent twice, in full for those that know {@code filename*}, and in plain ASCII for the
 * others.
 *
 * @param type     what to do
 * @param fileName the name of the file
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266, Content-Disposition in HTTP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187">RFC 8187, characters beyond ASCII in parameters</a>
 */
record ContentDisposition(Type type, String fileName) {

    /** What a browser does. */
    enum Type {
        /** It saves the content and does not show it, so that nothing of it is run in the site's name. */
        ATTACHMENT,
        /** It shows the content. */
        INLINE
    }

    /** The field's value: visible ASCII characters only. */
    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + "; filename=\"" + ascii() + "\"; filename*=UTF-8''" + encoded();
    }

    /** Per cent signs go too: some browsers decode them here, against the rules (RFC 6266, appendix D). */
    private String ascii() {
        return fileName.replaceAll("[^ -~]|[\"\\\\%/]", "_");
    }

    /** Everything but RFC 8187's attr-char is percent-encoded; the form encoding leaves space and asterisk over. */
    private String encoded() {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
