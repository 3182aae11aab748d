package org.jmssqs.cdi;

import jakarta.transaction.TransactionScoped;

/** The contexts that a JTA transaction uses, wherever in its beans. */
@TransactionScoped
class TransactionContexts extends OpenContexts {

    private static final long serialVersionUID = 1L;
}
