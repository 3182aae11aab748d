/**
 * Small copies of pictures: upright, in sRGB, without metadata, never enlarged. What decoding may cost is decided here: memory
 * out of one budget, time per picture, and no byte of a file that its pixels do not need. Damage ends in a refusal.
 */
package org.imagepipeline.thumbnails;
