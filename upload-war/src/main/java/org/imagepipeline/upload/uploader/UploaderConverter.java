package org.imagepipeline.upload.uploader;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;

/** The name field of the form: text to {@link Uploader} and back. */
@FacesConverter(forClass = Uploader.class)
public class UploaderConverter implements Converter<Uploader> {

    @Override
    public Uploader getAsObject(FacesContext context, UIComponent component, String value) {
        try {
            return new Uploader(value);
        } catch (IllegalArgumentException e) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null), e);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, Uploader uploader) {
        return uploader == null ? "" : uploader.name();
    }
}
