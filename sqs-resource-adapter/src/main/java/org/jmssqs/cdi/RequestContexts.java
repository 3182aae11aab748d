package org.jmssqs.cdi;

import jakarta.enterprise.context.RequestScoped;

/** The contexts that a request uses outside transactions. */
@RequestScoped
class RequestContexts extends OpenContexts {

    private static final long serialVersionUID = 1L;
}
