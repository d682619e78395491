internal import FeatureQuery
public import GeoCore

extension PaftaError.Code {
    /// The definition of a view does not fit the layer it is of.
    public static let brokenView = Self("view.broken")
}

extension PaftaError {
    /// The error for a definition that its layer does not fit, or that makes no sense.
    ///
    /// Says nothing of what is in the definition, as who sees the view may not know; `cause` is for the log.
    static func brokenView(
        of collection: String,
        _ cause: String,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .unavailable,
            .brokenView,
            LocalizedText(
                "What may be shown of the collection '\(collection)' is not clear at present, so nothing is shown.",
                tr: "'\(collection)' katmanından neyin gösterilebileceği şu an belirsiz; "
                    + "bu yüzden hiçbir şey gösterilmiyor."
            ),
            remedy: LocalizedText(
                "Tell the data's owner: the protocol no longer fits the layer.",
                tr: "Veri sahibine bildirin: protokol katmana artık uymuyor."
            ),
            cause: cause,
            fileID: fileID,
            line: line
        )
    }

    /// The error for a property that the view does not have, whether or not its layer has it.
    static func unknownProperty(_ name: String, of collection: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownProperty,
            LocalizedText(
                "The collection '\(collection)' has no property '\(name.prefix(80))'.",
                tr: "'\(collection)' katmanında '\(name.prefix(80))' adlı bir alan yok."
            ),
            remedy: LocalizedText(
                "Its properties are listed at /collections/\(collection)/queryables.",
                tr: "Alanları /collections/\(collection)/queryables adresinde listelenir."
            )
        )
    }

    /// The error for an order by bytes.
    static func unsortable(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownProperty,
            LocalizedText(
                "The property '\(name)' is binary and has no order.",
                tr: "'\(name)' alanı ikili (binary) veri taşır; sıralanamaz."
            )
        )
    }

    /// The error for a place of another order.
    static func foreignPlace() -> PaftaError {
        PaftaError(
            .invalidInput,
            Code("place.invalid"),
            LocalizedText(
                "The place to go on from does not belong to this order.",
                tr: "Devam edilecek yer bu sıralamaya ait değil."
            ),
            remedy: LocalizedText("Start again at the first page.", tr: "İlk sayfadan yeniden başlayın.")
        )
    }

    /// The error for a reading that was stopped.
    static func stopped() -> PaftaError {
        PaftaError(
            .unavailable,
            .cancelled,
            LocalizedText("The reading was cancelled.", tr: "Okuma iptal edildi.")
        )
    }
}
