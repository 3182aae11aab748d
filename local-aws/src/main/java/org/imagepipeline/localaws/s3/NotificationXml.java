package org.imagepipeline.localaws.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The {@code NotificationConfiguration} document of the S3 API, read and written. */
final class NotificationXml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final Set<String> EVENTS = Set.of(
            "s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated");

    private NotificationXml() {
    }

    /**
     * Reads a configuration. Document type declarations are refused, and with them external entities.
     *
     * @throws S3ProxyException MalformedXML, or InvalidArgument for what this endpoint cannot do
     */
    static List<Destination> read(byte[] xml) {
        Element root = parse(xml);
        List<Destination> destinations = new ArrayList<>();
        for (Element configuration : children(root)) {
            switch (configuration.getLocalName()) {
                case "TopicConfiguration" -> destinations.add(destination(Destination.Kind.TOPIC, configuration));
                case "QueueConfiguration" -> destinations.add(destination(Destination.Kind.QUEUE, configuration));
                default -> throw invalid("The local S3 notifies topics and queues; it does not know "
                        + configuration.getLocalName());
            }
        }
        return destinations;
    }

    private static Element parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
            if (!"NotificationConfiguration".equals(root.getLocalName())) {
                throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L);
            }
            return root;
        } catch (SAXException e) {
            throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be used.", e);
        }
    }

    private static Destination destination(Destination.Kind kind, Element configuration) {
        String id = "";
        String arn = "";
        String prefix = "";
        String suffix = "";
        List<String> events = new ArrayList<>();
        for (Element element : children(configuration)) {
            String text = element.getTextContent().strip();
            switch (element.getLocalName()) {
                case "Id" -> id = text;
                case "Event" -> events.add(event(text));
                case "Filter" -> {
                    for (Element rule : rules(element)) {
                        String name = child(rule, "Name").toLowerCase(Locale.ROOT);
                        switch (name) {
                            case "prefix" -> prefix = child(rule, "Value");
                            case "suffix" -> suffix = child(rule, "Value");
                            default -> throw invalid("filter rule name must be either prefix or suffix");
                        }
                    }
                }
                default -> {
                    if (element.getLocalName().equals(kind.arnElement())) {
                        arn = text;
                    } else {
                        throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L);
                    }
                }
            }
        }
        if (arn.isEmpty() || events.isEmpty()) {
            throw new S3ProxyException(S3ErrorCode.MALFORMED_X_M_L);
        }
        return new Destination(kind, id.isEmpty() ? UUID.randomUUID().toString() : id, arn, events, prefix, suffix);
    }

    private static String event(String name) {
        if (!EVENTS.contains(name)) {
            throw invalid("The event '" + name + "' is not supported for notifications");
        }
        return name;
    }

    private static List<Element> rules(Element filter) {
        return children(filter).stream().filter(key -> key.getLocalName().equals("S3Key"))
                .flatMap(key -> children(key).stream()).toList();
    }

    private static String child(Element parent, String name) {
        return children(parent).stream().filter(element -> element.getLocalName().equals(name)).findFirst()
                .map(Node::getTextContent).orElse("");
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static S3ProxyException invalid(String message) {
        return new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, message);
    }

    /** Writes a configuration as S3 answers it. */
    static String write(List<Destination> destinations) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("NotificationConfiguration");
            xml.writeDefaultNamespace(NAMESPACE);
            for (Destination destination : destinations) {
                write(xml, destination);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The notification configuration cannot be written as XML.", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Destination destination) throws XMLStreamException {
        xml.writeStartElement(destination.kind().element());
        element(xml, "Id", destination.id());
        element(xml, destination.kind().arnElement(), destination.arn());
        for (String event : destination.events()) {
            element(xml, "Event", event);
        }
        if (!destination.prefix().isEmpty() || !destination.suffix().isEmpty()) {
            xml.writeStartElement("Filter");
            xml.writeStartElement("S3Key");
            rule(xml, "Prefix", destination.prefix());
            rule(xml, "Suffix", destination.suffix());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void rule(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeStartElement("FilterRule");
            element(xml, "Name", name);
            element(xml, "Value", value);
            xml.writeEndElement();
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
