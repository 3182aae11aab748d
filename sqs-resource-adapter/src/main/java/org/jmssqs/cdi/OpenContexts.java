package org.jmssqs.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.jms.JMSContext;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The contexts that are open within a scope, one for each definition. A transaction scope asks for something
 * serializable, though no server ever serializes it while the transaction lasts.
 */
abstract class OpenContexts implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Map<ContextDefinition, JMSContext> contexts = new HashMap<>();

    JMSContext get(ContextDefinition definition) {
        return contexts.computeIfAbsent(definition, ContextDefinition::open);
    }

    /** The scope ends. */
    @PreDestroy
    void close() {
        contexts.values().forEach(JMSContext::close);
    }
}
