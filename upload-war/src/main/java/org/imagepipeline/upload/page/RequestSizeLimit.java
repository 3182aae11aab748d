package org.imagepipeline.upload.page;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.imagepipeline.upload.configuration.UploadConfiguration;

/**
 * Turns away a request whose files are too large together, or that does not tell its length as every browser does,
 * before a byte of it is spooled to disk. Answered is a redirect, because the container throws the body away while the
 * browser goes on to a page that says what to do. Mapped in web.xml.
 */
public class RequestSizeLimit extends HttpFilter {

    @Inject
    private transient UploadConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean unknownLength = request.getHeader("Transfer-Encoding") != null;
        if (unknownLength || request.getContentLengthLong() > configuration.maxRequestBytes()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + "/too-large.xhtml");
        } else {
            chain.doFilter(request, response);
        }
    }
}
