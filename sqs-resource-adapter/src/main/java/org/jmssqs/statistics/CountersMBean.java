package org.jmssqs.statistics;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** The counters of one queue as attributes in JMX, to be read only. */
final class CountersMBean implements DynamicMBean {

    private final QueueCounters counters;

    CountersMBean(QueueCounters counters) {
        this.counters = counters;
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        return Stream.of(Counter.values())
                .filter(counter -> counter.label().equals(name))
                .findFirst()
                .map(counters::value)
                .orElseThrow(() -> new AttributeNotFoundException(name));
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " can only be read");
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (Counter counter : Counter.values()) {
            if (Arrays.asList(names).contains(counter.label())) {
                list.add(new Attribute(counter.label(), counters.value(counter)));
            }
        }
        return list;
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException(Objects.toString(action));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = Stream.of(Counter.values())
                .map(counter -> new MBeanAttributeInfo(counter.label(), long.class.getName(), counter.description(),
                        true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(CountersMBean.class.getName(), "What happened with the messages of one SQS queue",
                attributes, null, null, null);
    }
}
