package org.jmssqs.connection;

import jakarta.jms.ConnectionMetaData;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jmssqs.message.MessageAttributes;

/** What the provider says of itself. */
final class SqsConnectionMetaData implements ConnectionMetaData {

    @Override
    public String getJMSVersion() {
        return "3.1";
    }

    @Override
    public int getJMSMajorVersion() {
        return 3;
    }

    @Override
    public int getJMSMinorVersion() {
        return 1;
    }

    @Override
    public String getJMSProviderName() {
        return "Jakarta Messaging over Amazon SQS";
    }

    @Override
    public String getProviderVersion() {
        return "1.0";
    }

    @Override
    public int getProviderMajorVersion() {
        return 1;
    }

    @Override
    public int getProviderMinorVersion() {
        return 0;
    }

    @Override
    public Enumeration<String> getJMSXPropertyNames() {
        return Collections.enumeration(List.of(MessageAttributes.GROUP_ID, MessageAttributes.DELIVERY_COUNT));
    }
}
