package org.imagepipeline.metadata;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The few XMP properties that are asked for, read as a stream of XML. XMP libraries build a tree by recursion and keep
 * every namespace that a file declares in a table for all files, which then grows for ever.
 *
 * @see <a href="https://developer.adobe.com/xmp/docs/XMPSpecifications/">XMP specification, part 1</a>
 */
final class Xmp {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** Real packets nest about ten deep. */
    private static final int DEEPEST_NESTING = 64;

    /** Below RDF: the descriptions, their properties, a list, and its items. */
    private static final int DESCRIPTION = 1;
    private static final int PROPERTY = 2;
    private static final int ITEM = 4;

    /** A property that is asked for. */
    enum Property {

        TITLE("http://purl.org/dc/elements/1.1/", "title"),
        DESCRIPTION("http://purl.org/dc/elements/1.1/", "description"),
        SUBJECT("http://purl.org/dc/elements/1.1/", "subject"),
        DATE_CREATED("http://ns.adobe.com/photoshop/1.0/", "DateCreated"),
        DATE_TIME_ORIGINAL("http://ns.adobe.com/exif/1.0/", "DateTimeOriginal"),
        CREATE_DATE("http://ns.adobe.com/xap/1.0/", "CreateDate"),
        MAKE("http://ns.adobe.com/tiff/1.0/", "Make"),
        MODEL("http://ns.adobe.com/tiff/1.0/", "Model"),
        LENS("http://ns.adobe.com/exif/1.0/aux/", "Lens");

        private final String namespace;
        private final String localName;

        Property(String namespace, String localName) {
            this.namespace = namespace;
            this.localName = localName;
        }

        private static Optional<Property> of(String namespace, String localName) {
            return Arrays.stream(values())
                    .filter(property -> property.localName.equals(localName) && property.namespace.equals(namespace))
                    .findFirst();
        }
    }

    private final Map<Property, List<String>> values = new EnumMap<>(Property.class);

    private Property property;
    private StringBuilder text;
    private boolean isDefault;

    private Xmp() {
    }

    /** No XMP at all. */
    static Xmp none() {
        return new Xmp();
    }

    /** What can be read of a packet, up to where it is damaged. */
    static Xmp read(byte[] packet) {
        Xmp xmp = new Xmp();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // As text: what is wrong with bytes, the parser tells the server's error stream.
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(Text.decoded(packet)));
            try {
                xmp.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // Unchecked ones, too: a parser's slip over a strange packet must not have the file processed for ever.
            System.getLogger(Xmp.class.getName()).log(System.Logger.Level.DEBUG, "XMP is damaged: {0}", e.toString());
        }
        return xmp;
    }

    /** A property's value, the default language's where there are several; empty when it is not there. */
    Optional<String> text(Property wanted) {
        return list(wanted).stream().findFirst();
    }

    /** All items of a property. */
    List<String> list(Property wanted) {
        return values.getOrDefault(wanted, List.of());
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        int root = -1;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST_NESTING) {
                        throw new XMLStreamException("More than " + DEEPEST_NESTING + " levels");
                    }
                    if (root < 0 && isRdf(reader, "RDF")) {
                        root = depth;
                    } else if (root > 0) {
                        start(reader, depth - root);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (root > 0) {
                        end(depth - root);
                    }
                    if (depth-- == root) {
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text != null) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> {
                    // Comments and processing instructions.
                }
            }
        }
    }

    private void start(XMLStreamReader reader, int level) {
        switch (level) {
            case DESCRIPTION -> {
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    String value = reader.getAttributeValue(i);
                    Property.of(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i))
                            .ifPresent(found -> add(found, value, false));
                }
            }
            case PROPERTY -> {
                property = Property.of(reader.getNamespaceURI(), reader.getLocalName()).orElse(null);
                text = property == null ? null : new StringBuilder();
                isDefault = false;
            }
            case ITEM -> {
                text = property != null && isRdf(reader, "li") ? new StringBuilder() : null;
                isDefault = "x-default".equals(reader.getAttributeValue(XML, "lang"));
            }
            default -> text = null;
        }
    }

    /** The text of a property counts where it has no list, that of a list's items else. */
    private void end(int level) {
        if ((level == PROPERTY || level == ITEM) && text != null) {
            add(property, text.toString(), isDefault);
        }
        text = null;
    }

    private void add(Property found, String value, boolean first) {
        List<String> list = values.computeIfAbsent(found, key -> new ArrayList<>());
        list.add(first ? 0 : list.size(), value);
    }

    private static boolean isRdf(XMLStreamReader reader, String localName) {
        return reader.getLocalName().equals(localName) && RDF.equals(reader.getNamespaceURI());
    }
}
