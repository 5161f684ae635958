package live.maguey.codes;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A font that lies in a document with the letters that it keeps. Which glyph shows a letter is
/// known by the whole font alone.
final class SubsetFont extends PDType0Font {
  private final PDFont whole;

  SubsetFont(COSDictionary packed, PDFont whole) throws IOException {
    super(packed);
    this.whole = whole;
  }

  @Override
  protected byte[] encode(int letter) throws IOException {
    return whole.encode(Character.toString(letter));
  }
}
