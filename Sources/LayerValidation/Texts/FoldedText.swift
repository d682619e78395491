internal import GeoCore

/// Texts without what people mix up when they type Turkish: case, marks, and what is neither letter nor digit.
enum FoldedText {
    /// Returns `text` in small ASCII letters as far as it has Turkish ones; both I and İ become i.
    static func fold(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "A"..."Z": result.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            case "a"..."z", "0"..."9": result.append(scalar)
            case "Ç", "ç": result.append("c")
            case "Ğ", "ğ": result.append("g")
            case "İ", "ı", "Î", "î": result.append("i")
            case "Ö", "ö": result.append("o")
            case "Ş", "ş": result.append("s")
            case "Ü", "ü", "Û", "û": result.append("u")
            case "Â", "â": result.append("a")
            case _ where scalar.properties.isAlphabetic: result.append(scalar)
            default: continue
            }
        }
        return String(result)
    }

    /// Returns the number of letters to insert, delete or replace to make one text of the other.
    static func distance(_ one: String, _ other: String) -> Int {
        Array(one.unicodeScalars).editDistance(to: Array(other.unicodeScalars))
    }
}
