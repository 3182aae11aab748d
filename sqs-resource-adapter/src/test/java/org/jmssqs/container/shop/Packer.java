package org.jmssqs.container.shop;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;

/** Another bean of the same transaction. */
@Stateless
public class Packer {

    @Inject
    private JMSContext context;

    @Resource(lookup = "java:/jms/queue/shop-orders")
    private Queue orders;

    /** Sends a message of its own. */
    public void pack() {
        context.createProducer().send(orders, "injected into another bean");
    }
}
