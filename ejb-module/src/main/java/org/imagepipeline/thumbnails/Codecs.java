package org.imagepipeline.thumbnails;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.spi.ServiceRegistry;
import org.imagepipeline.metadata.ImageFormat;

/**
 * The decoder of each format and the encoders of thumbnails. Those of the JDK come out of its registry, the others are made
 * here: were they in that registry, which belongs to the whole server, an application would stay in it after its end.
 */
@ApplicationScoped
class Codecs {

    private final Map<ImageFormat, ImageReaderSpi> readers = new EnumMap<>(ImageFormat.class);
    private final ImageWriterSpi jpegWriter;
    private final ImageWriterSpi pngWriter;

    Codecs() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try {
            // Whoever first asks for the registry fills it with what the context class loader finds.
            thread.setContextClassLoader(ImageIO.class.getClassLoader());
            IIORegistry registry = IIORegistry.getDefaultInstance();
            readers.put(ImageFormat.PNG, ofJdk(registry, ImageReaderSpi.class, "png"));
            readers.put(ImageFormat.GIF, ofJdk(registry, ImageReaderSpi.class, "gif"));
            readers.put(ImageFormat.JPEG, jpegReader(ofJdk(registry, ImageReaderSpi.class, "jpeg")));
            readers.put(ImageFormat.WEBP, new WebPImageReaderSpi());
            readers.put(ImageFormat.TIFF, new TIFFImageReaderSpi());
            readers.put(ImageFormat.BMP, ofJdk(registry, ImageReaderSpi.class, "bmp"));
            jpegWriter = ofJdk(registry, ImageWriterSpi.class, "jpeg");
            pngWriter = ofJdk(registry, ImageWriterSpi.class, "png");
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** Whether pictures of the format can be decoded at all. */
    boolean canRead(ImageFormat format) {
        return readers.containsKey(format);
    }

    ImageReader reader(ImageFormat format) throws IOException {
        return readers.get(format).createReaderInstance();
    }

    ImageWriter jpegWriter() throws IOException {
        return jpegWriter.createWriterInstance();
    }

    ImageWriter pngWriter() throws IOException {
        return pngWriter.createWriterInstance();
    }

    /** TwelveMonkeys' reader of JPEG works by the JDK's, which it looks for in the registry that it is put into. */
    private static ImageReaderSpi jpegReader(ImageReaderSpi ofJdk) {
        ServiceRegistry own = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        own.registerServiceProvider(ofJdk, ImageReaderSpi.class);
        JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
        own.registerServiceProvider(reader, ImageReaderSpi.class);
        return reader;
    }

    private static <T> T ofJdk(IIORegistry registry, Class<T> type, String format) {
        for (Iterator<T> all = registry.getServiceProviders(type, true); all.hasNext();) {
            T provider = all.next();
            if (provider.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".")) {
                return provider;
            }
        }
        throw new IllegalStateException("This Java platform has no " + type.getSimpleName() + " of " + format);
    }
}
