package org.jmssqs.container;

import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** A deployment with one {@link WitnessBean}: its activation properties, and whether the container has transactions. */
record BeanArchive(String name, boolean transacted, Map<String, String> properties) {

    static BeanArchive on(String queue) {
        return new BeanArchive(queue, true,
                Map.of("destination", queue, "destinationType", "jakarta.jms.Queue"));
    }

    BeanArchive with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new BeanArchive(name, transacted, more);
    }

    BeanArchive withoutTransactions() {
        return new BeanArchive(name, false, properties);
    }

    JavaArchive toArchive() {
        return ShrinkWrap.create(JavaArchive.class, name + ".jar")
                .addClasses(WitnessBean.class, Verdict.class)
                .addAsManifestResource(new StringAsset(descriptor()), "ejb-jar.xml");
    }

    private String descriptor() {
        StringBuilder config = new StringBuilder();
        properties.forEach((property, value) -> config.append("""
                <activation-config-property>
                  <activation-config-property-name>%s</activation-config-property-name>
                  <activation-config-property-value>%s</activation-config-property-value>
                </activation-config-property>
                """.formatted(property, value)));
        return """
                <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
                  <enterprise-beans>
                    <message-driven>
                      <ejb-name>WitnessBean</ejb-name>
                      <ejb-class>org.jmssqs.container.WitnessBean</ejb-class>
                      <messaging-type>jakarta.jms.MessageListener</messaging-type>
                      <transaction-type>Container</transaction-type>
                      <activation-config>
                        %s
                      </activation-config>
                    </message-driven>
                  </enterprise-beans>
                  <assembly-descriptor>
                    <container-transaction>
                      <method><ejb-name>WitnessBean</ejb-name><method-name>*</method-name></method>
                      <trans-attribute>%s</trans-attribute>
                    </container-transaction>
                  </assembly-descriptor>
                </ejb-jar>
                """.formatted(config, transacted ? "Required" : "NotSupported");
    }
}
