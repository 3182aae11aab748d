package org.imagepipeline.localaws.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request about a bucket's notifications that looks like HeadBucket. */
final class BucketHead extends HttpServletRequestWrapper {

    /** The query parameter that makes a request one about notifications. */
    static final String NOTIFICATION = "notification";

    BucketHead(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "HEAD";
    }

    @Override
    public String getParameter(String name) {
        return name.equals(NOTIFICATION) ? null : super.getParameter(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        List<String> names = Collections.list(super.getParameterNames());
        names.remove(NOTIFICATION);
        return Collections.enumeration(names);
    }
}
