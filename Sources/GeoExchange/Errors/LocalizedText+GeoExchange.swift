import GeoCore

extension LocalizedText {
    static func encodingIgnored(_ encoding: String) -> LocalizedText {
        LocalizedText(
            "The file states its own text encoding, so \(encoding) was not used.",
            tr: "Dosya kendi metin kodlamasını bildirdiği için \(encoding) kullanılmadı."
        )
    }

    static func heightsDropped(_ layer: String) -> LocalizedText {
        LocalizedText(
            "Some features of '\(layer)' have heights; they were dropped because the layer begins without.",
            tr: "'\(layer)' katmanında bazı nesnelerin yüksekliği var; katman yüksekliksiz başladığı için atıldı."
        )
    }

    static func impossibleMoment(_ feature: Int64, field: String) -> LocalizedText {
        LocalizedText(
            "Feature \(feature): '\(field)' holds a date or time that does not exist; it was left empty.",
            tr: "\(feature). nesne: '\(field)' alanında var olmayan bir tarih ya da saat var; boş bırakıldı."
        )
    }

    static func impossibleValue(_ feature: Int64, field: String) -> LocalizedText {
        LocalizedText(
            "Feature \(feature): '\(field)' does not hold a value of its type; it was left empty.",
            tr: "\(feature). nesne: '\(field)' alanındaki değer, alanın türünde değil; boş bırakıldı."
        )
    }

    static func headerTaken(_ row: Int) -> LocalizedText {
        LocalizedText(
            "Row \(row) of the sheet was taken for the names of the columns.",
            tr: "Sayfanın \(row). satırı sütun adları olarak alındı."
        )
    }

    static let pointsSwapped = LocalizedText(
        "The list has the northing (X) first; it was read that way round.",
        tr: "Listede önce yukarı (X) değeri var; buna göre okundu."
    )

    static func fieldRenamed(_ name: String, to written: String) -> LocalizedText {
        LocalizedText(
            "The property '\(name)' is called '\(written)' in the file.",
            tr: "'\(name)' alanı dosyada '\(written)' adını aldı."
        )
    }

    static func fieldLeftOut(_ name: String, format: String) -> LocalizedText {
        LocalizedText(
            "The property '\(name)' was left out: \(format) cannot hold it.",
            tr: "'\(name)' alanı yazılmadı: \(format) biçimi bu alanı taşıyamıyor."
        )
    }

    static func geometryLeftOut(_ format: String) -> LocalizedText {
        LocalizedText(
            "The geometries were left out: \(format) holds tables only.",
            tr: "Geometriler yazılmadı: \(format) biçimi yalnızca tablo taşır."
        )
    }

    static func featureLeftOut(_ format: String) -> LocalizedText {
        LocalizedText(
            "Features without geometry were left out, because \(format) cannot hold them.",
            tr: "Geometrisi olmayan nesneler yazılmadı; \(format) biçimi bunları taşıyamıyor."
        )
    }

    static func unencodable(_ encoding: String, field: String) -> LocalizedText {
        LocalizedText(
            "Some letters of '\(field)' do not exist in \(encoding); question marks were written.",
            tr: "'\(field)' alanındaki bazı harfler \(encoding) kodlamasında yok; yerlerine soru işareti yazıldı."
        )
    }

    static func encodingFixed(_ encoding: String, format: String) -> LocalizedText {
        LocalizedText(
            "\(format) fixes its own text encoding, so \(encoding) was not used.",
            tr: "\(format) biçiminin metin kodlaması sabit olduğu için \(encoding) kullanılmadı."
        )
    }

    static func drawingUnit(_ unit: DrawingHeader.SmallUnit) -> LocalizedText {
        let (english, turkish) = unit == .millimetre ? ("millimetres", "milimetre") : ("centimetres", "santimetre")
        return LocalizedText(
            "The drawing says that its unit is \(english); its numbers were taken as they are.",
            tr: "Çizim biriminin \(turkish) olduğunu bildiriyor; sayılar olduğu gibi alındı."
        )
    }

    static func outlineClosed(_ layer: String, gap: Double) -> LocalizedText {
        LocalizedText(
            "The outline on layer '\(layer)' was open by \(metres(gap)) and was closed.",
            tr: "'\(layer)' tabakasındaki çevre çizgisi \(metres(gap)) açıktı; kapatıldı."
        )
    }

    static func outlineOpen(_ layer: String, gap: Double?) -> LocalizedText {
        let (english, turkish) =
            gap.map { ("; the nearest other end is \(metres($0)) away", "; en yakın diğer uç \(metres($0)) uzakta") }
            ?? ("", "")
        return LocalizedText(
            "A line on layer '\(layer)' ends here and encloses nothing\(english).",
            tr: "'\(layer)' tabakasındaki bir çizgi burada bitiyor ve alan kapatmıyor\(turkish)."
        )
    }

    static func outlinesNotExamined(_ layer: String) -> LocalizedText {
        LocalizedText(
            "The open lines on layer '\(layer)' could not be examined: whether they enclose areas is not known.",
            tr: "'\(layer)' tabakasındaki açık çizgiler incelenemedi; alan kapatıp kapatmadıkları bilinmiyor."
        )
    }

    static func textOutside(_ text: String) -> LocalizedText {
        LocalizedText(
            "The text '\(text.prefix(60))' lies in no area.",
            tr: "'\(text.prefix(60))' yazısı hiçbir alanın içinde değil."
        )
    }

    static func textMissing(_ attribute: String) -> LocalizedText {
        LocalizedText(
            "No text for '\(attribute)' stands in this area.",
            tr: "Bu alanın içinde '\(attribute)' için yazı yok."
        )
    }

    static func textsSeveral(_ attribute: String, _ texts: [String]) -> LocalizedText {
        let list = texts.prefix(5).map { "'\($0.prefix(40))'" }.joined(separator: ", ")
        return LocalizedText(
            "Several texts for '\(attribute)' stand in this area: \(list); it was left empty.",
            tr: "Bu alanın içinde '\(attribute)' için birden çok yazı var: \(list); alan boş bırakıldı."
        )
    }

    /// Three decimals; drawings of the city are in metres.
    private static func metres(_ length: Double) -> String {
        guard length.isFinite, abs(length) < 1e12 else { return "?" }
        let thousandths = Int((length * 1_000).rounded())
        let fraction = String(thousandths % 1_000 + 1_000).dropFirst()
        return "\(thousandths / 1_000).\(fraction) m"
    }
}
