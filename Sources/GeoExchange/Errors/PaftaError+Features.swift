import GeoCore

extension PaftaError {
    static func geometryNotExported(code: Int32) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsupportedGeometry,
            LocalizedText("The geometry is of a kind that cannot be read.", tr: "Geometri okunamayan bir türde."),
            cause: "OGR_G_ExportToIsoWkb: \(code)"
        )
    }

    /// An error of a geometry with the place it stands.
    static func inFeature(_ feature: Int64, layer: String, _ error: PaftaError) -> PaftaError {
        var result = error
        result.message = LocalizedText(
            "Feature \(feature) of layer '\(layer)': \(error.message.english)",
            tr: "'\(layer)' katmanı, \(feature). nesne: \(error.message.turkish)"
        )
        return result
    }

    static func coordinateNotFinite(_ feature: Int64, layer: String) -> PaftaError {
        PaftaError(
            .corruptData,
            .malformedGeometry,
            LocalizedText(
                "Feature \(feature) of layer '\(layer)' has a coordinate that is not a number.",
                tr: "'\(layer)' katmanının \(feature). nesnesinde sayı olmayan bir koordinat var."
            ),
            remedy: LocalizedText(
                "Delete or redraw the feature in the program it came from.",
                tr: "Nesneyi geldiği programda silin ya da yeniden çizin."
            )
        )
    }

    static func unknownEncoding(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownEncoding,
            LocalizedText(
                "'\(name.prefix(40))' is not the name of a text encoding.",
                tr: "'\(name.prefix(40))' bir metin kodlamasının adı değil."
            ),
            remedy: LocalizedText(
                "Write for example CP1254 (Windows, Turkish), ISO-8859-9, CP857 (DOS, Turkish) or UTF-8.",
                tr: "Örneğin CP1254 (Windows, Türkçe), ISO-8859-9, CP857 (DOS, Türkçe) ya da UTF-8 yazın."
            )
        )
    }

    static func unclearValue(
        _ feature: Int64,
        layer: String,
        field: String,
        _ encoding: TextEncoding?,
        isUTF8: Bool
    ) -> PaftaError {
        unclear(
            LocalizedText(
                "in feature \(feature) of layer '\(layer)', property '\(field)'",
                tr: "'\(layer)' katmanı, \(feature). nesne, '\(field)' alanı"
            ),
            encoding,
            isUTF8: isUTF8
        )
    }

    static func unclearFieldName(
        _ number: Int,
        layer: String,
        _ encoding: TextEncoding?,
        isUTF8: Bool
    ) -> PaftaError {
        unclear(
            LocalizedText(
                "in the name of property \(number) of layer '\(layer)'",
                tr: "'\(layer)' katmanı, \(number). alanın adı"
            ),
            encoding,
            isUTF8: isUTF8
        )
    }

    static func unclearLayerName(_ number: Int, _ encoding: TextEncoding?, isUTF8: Bool) -> PaftaError {
        let place = LocalizedText("in the name of layer \(number)", tr: "\(number). katmanın adı")
        return unclear(place, encoding, isUTF8: isUTF8)
    }

    static func unclearLine(_ number: Int, _ encoding: TextEncoding?, isUTF8: Bool) -> PaftaError {
        unclear(LocalizedText("in line \(number)", tr: "\(number). satır"), encoding, isUTF8: isUTF8)
    }

    static func malformedLine(_ number: Int, _ name: String) -> PaftaError {
        PaftaError(
            .corruptData,
            .damagedSource,
            LocalizedText(
                "Line \(number) of '\(name)' is not of the form 'number Y X Z'.",
                tr: "'\(name)' dosyasının \(number). satırı 'no Y X Z' biçiminde değil."
            ),
            remedy: LocalizedText(
                "Correct the line in a text editor; coordinates are written as 541234.567 or 541234,567.",
                tr:
                    "Satırı bir metin düzenleyicide düzeltin; koordinatlar 541234.567 ya da 541234,567 biçiminde yazılır."
            )
        )
    }

    // Bytes that are UTF-8 tell that the encoding given or stated is the wrong one.
    private static func unclear(_ place: LocalizedText, _ encoding: TextEncoding?, isUTF8: Bool) -> PaftaError {
        let message =
            encoding.map { encoding in
                LocalizedText(
                    "A text \(place.english) is not in the encoding \(encoding.name).",
                    tr: "Metin \(encoding.name) kodlamasında değil (\(place.turkish))."
                )
            }
            ?? LocalizedText(
                "The encoding of a text \(place.english) is not stated and it is not UTF-8.",
                tr: "Metnin kodlaması bildirilmemiş ve UTF-8 değil (\(place.turkish))."
            )
        return PaftaError(
            .invalidInput,
            .unclearEncoding,
            message,
            remedy: isUTF8
                ? LocalizedText(
                    "The text is UTF-8: load again with --encoding UTF-8.",
                    tr: "Metin UTF-8 kodlamasında: --encoding UTF-8 ile yeniden yükleyin."
                )
                : LocalizedText(
                    "Give the encoding; for files of Turkish Windows programs that is --encoding CP1254.",
                    tr: "Kodlamayı verin; Türkçe Windows programlarının dosyaları için --encoding CP1254."
                )
        )
    }
}
