package org.jmssqs.container;

import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * A deployment with one {@link WitnessBean}.
 *
 * @param name name of the archive, without its ending
 * @param bean the bean, or one made from it
 * @param transacted whether the container has a transaction for each message
 * @param serverSettings what {@code jboss-ejb3.xml} says in its assembly descriptor
 * @param properties the activation properties
 */
record BeanArchive(String name, Class<? extends WitnessBean> bean, boolean transacted, String serverSettings,
                   Map<String, String> properties) {

    static BeanArchive on(String queue) {
        return new BeanArchive(queue, WitnessBean.class, true, "",
                Map.of("destination", queue, "destinationType", "jakarta.jms.Queue"));
    }

    BeanArchive with(String property, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(property, value);
        return new BeanArchive(name, bean, transacted, serverSettings, more);
    }

    BeanArchive without(String property) {
        Map<String, String> fewer = new TreeMap<>(properties);
        fewer.remove(property);
        return new BeanArchive(name, bean, transacted, serverSettings, fewer);
    }

    /** The same with another bean. */
    BeanArchive of(Class<? extends WitnessBean> other) {
        return new BeanArchive(name, other, transacted, serverSettings, properties);
    }

    BeanArchive withoutTransactions() {
        return new BeanArchive(name, bean, false, serverSettings, properties);
    }

    /** Bound to a resource adapter by {@code jboss-ejb3.xml}. */
    BeanArchive boundTo(String resourceAdapter) {
        return new BeanArchive(name, bean, transacted, """
                <r:resource-adapter-binding>
                  <ejb-name>WitnessBean</ejb-name>
                  <r:resource-adapter-name>%s</r:resource-adapter-name>
                </r:resource-adapter-binding>
                """.formatted(resourceAdapter), properties);
    }

    JavaArchive toArchive() {
        return ShrinkWrap.create(JavaArchive.class, name + ".jar")
                .addClasses(bean, WitnessBean.class, Verdict.class)
                .addAsManifestResource(new StringAsset(descriptor()), "ejb-jar.xml")
                .addAsManifestResource(new StringAsset(serverDescriptor()), "jboss-ejb3.xml");
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
                      <ejb-class>%s</ejb-class>
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
                """.formatted(bean.getName(), config, transacted ? "Required" : "NotSupported");
    }

    private String serverDescriptor() {
        return """
                <jboss:ejb-jar xmlns:jboss="urn:jboss:jakartaee:1.0" xmlns="https://jakarta.ee/xml/ns/jakartaee"
                               xmlns:r="urn:resource-adapter-binding:2.0" version="4.0">
                  <assembly-descriptor>
                    %s
                  </assembly-descriptor>
                </jboss:ejb-jar>
                """.formatted(serverSettings);
    }
}
