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
}
