package io.paperbridge.document;

/**
 * A rectangle on a page, in thousandths of a point (a point is a 72nd of an inch) from the page's top left corner.
 *
 * @param page the page, the first is 1
 */
public record Box(int page, int left, int top, int right, int bottom) {

    public Box {
        if (page < 1 || right < left || bottom < top) {
            throw new IllegalArgumentException(
                    "a box must have a page from 1 and must not end before it begins, unlike page " + page + ", " + left
                            + "-" + right + ", " + top + "-" + bottom);
        }
    }
}
