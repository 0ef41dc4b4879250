package io.headrace.report;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * The texts of a picture as boxes, a letter being as wide as the widest of the usual fonts of one
 * width has it.
 */
record SvgTexts(double width, double height, List<Text> texts) {
    private static final double ADVANCE = 0.602;
    private static final double ASCENT = 0.78;
    private static final double DESCENT = 0.22;

    /** A text and its box. */
    record Text(String words, double left, double top, double right, double bottom) {
        boolean covers(Text other) {
            return left < other.right
                    && other.left < right
                    && top < other.bottom
                    && other.top < bottom;
        }
    }

    static SvgTexts parse(String svg) {
        Document document = document(svg);
        Element root = document.getDocumentElement();
        List<Text> texts = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(text((Element) nodes.item(i)));
        }
        return new SvgTexts(number(root, "width"), number(root, "height"), texts);
    }

    static Document document(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Text text(Element element) {
        String words = element.getTextContent();
        double size = number(element, "font-size");
        double width = words.length() * size * ADVANCE;
        double x = number(element, "x");
        double left = element.getAttribute("text-anchor").equals("middle") ? x - width / 2 : x;
        double y = number(element, "y");
        return new Text(words, left, y - ASCENT * size, left + width, y + DESCENT * size);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** Pairs of texts that cover one another; sorted by height first, since there are many. */
    List<String> overlaps() {
        List<Text> sorted = new ArrayList<>(texts);
        sorted.sort(Comparator.comparingDouble(Text::top));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Text one = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).top() < one.bottom(); j++) {
                if (one.covers(sorted.get(j))) {
                    found.add(one + " and " + sorted.get(j));
                }
            }
        }
        return found;
    }

    /** Texts that are not wholly inside. */
    List<Text> outside() {
        return texts.stream()
                .filter(text ->
                        text.left() < 0
                                || text.top() < 0
                                || text.right() > width
                                || text.bottom() > height)
                .toList();
    }
}
