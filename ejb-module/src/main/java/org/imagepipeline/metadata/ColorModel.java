package org.imagepipeline.metadata;

/** The kind of colours that a picture is made of. What merely encodes RGB, such as YCbCr in JPEG, counts as RGB. */
enum ColorModel {

    /** Shades of grey, or black and white. */
    GRAY,

    /** Shades of grey with transparency. */
    GRAY_ALPHA,

    /** Red, green and blue. */
    RGB,

    /** Red, green and blue with transparency. */
    RGBA,

    /** A palette of colours and, for each pixel, a place in it. */
    INDEXED,

    /** Printing colours; YCCK is one way to store them. */
    CMYK,

    /** CIE L*a*b*. */
    LAB
}
