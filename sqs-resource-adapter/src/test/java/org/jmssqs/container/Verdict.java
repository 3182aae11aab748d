package org.jmssqs.container;

/** What a bean does with a message. */
public enum Verdict {
    RETURN, ROLL_BACK, THROW
}
