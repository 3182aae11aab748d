/**
 * Decides what an image is: how it is identified, which formats pass, and that only the content tells the format.
 * It also makes presentable the file name that came with it.
 */
package org.imagepipeline.upload.image;
