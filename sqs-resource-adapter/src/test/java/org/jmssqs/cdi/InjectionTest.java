package org.jmssqs.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSPasswordCredential;
import jakarta.jms.JMSSessionMode;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the annotations of an injection point mean, and what an injected context refuses. */
class InjectionTest {

    private JMSContext plain;

    @JMSConnectionFactory("java:/jms/Frankfurt")
    @JMSSessionMode(JMSContext.DUPS_OK_ACKNOWLEDGE)
    private JMSContext described;

    @JMSPasswordCredential(userName = "user", password = "not used")
    private JMSContext withPassword;

    private static ContextDefinition of(String field) throws Exception {
        return ContextDefinition.of(new AnnotatedField(InjectionTest.class.getDeclaredField(field)));
    }

    @Test
    void theAnnotationsSayFactoryAndMode() throws Exception {
        assertEquals(new ContextDefinition("java:/jms/Frankfurt", JMSContext.DUPS_OK_ACKNOWLEDGE), of("described"));
        assertEquals(new ContextDefinition("", JMSContext.AUTO_ACKNOWLEDGE), of("plain"));
    }

    @Test
    void aPasswordIsRefused() {
        String sentence = assertThrows(DefinitionException.class, () -> of("withPassword")).getMessage();
        assertTrue(sentence.contains("JMSPasswordCredential"), sentence);
    }

    @Test
    void theContainerAloneManagesAnInjectedContext() {
        JMSContext context = new InjectedContext(() -> plain);
        List<Runnable> refused = List.of(context::close, context::start, context::stop, context::commit,
                context::rollback, context::recover, context::acknowledge, () -> context.setClientID("id"),
                () -> context.setAutoStart(true), () -> context.setExceptionListener(null),
                context::getExceptionListener, () -> context.createContext(JMSContext.AUTO_ACKNOWLEDGE));
        refused.forEach(each -> assertThrows(IllegalStateRuntimeException.class, each::run));
    }

    private record AnnotatedField(AnnotatedElement element) implements Annotated {

        @Override
        public Type getBaseType() {
            return JMSContext.class;
        }

        @Override
        public Set<Type> getTypeClosure() {
            return Set.of(JMSContext.class);
        }

        @Override
        public <T extends Annotation> T getAnnotation(Class<T> type) {
            return element.getAnnotation(type);
        }

        @Override
        public <T extends Annotation> Set<T> getAnnotations(Class<T> type) {
            return Set.of(element.getAnnotationsByType(type));
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return Set.of(element.getAnnotations());
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> type) {
            return element.isAnnotationPresent(type);
        }
    }
}
