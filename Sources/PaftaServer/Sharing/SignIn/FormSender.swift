internal import GeoCore
internal import HTTPTypes

/// Tells whether a form was sent by a page of this server.
///
/// Besides `SameSite=Strict`: nobody shall be signed in as somebody else by another site either.
struct FormSender: Sendable {
    /// The address that people call; `nil` if none is set.
    let publicURL: String?

    /// Checks where a form comes from (Fetch Metadata, clause 2.3; RFC 6454, clause 7).
    ///
    /// A program that tells neither is no browser, which nobody could make send anything.
    ///
    /// - Throws: `form.foreign`.
    func check(_ request: HTTPRequest) throws(PaftaError) {
        if let site = request.headerFields[.fetchSite] {
            // `none`: the person reloaded the page.
            guard site == "same-origin" || site == "none" else { throw .foreignForm }
        }
        if let origin = request.headerFields[.origin], !isOurs(origin, called: request.authority ?? "") {
            throw .foreignForm
        }
    }

    private func isOurs(_ origin: String, called authority: String) -> Bool {
        let parts = origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty else { return false }
        if !authority.isEmpty, Self.isEqual(parts[2], authority[...]) { return true }
        guard let publicURL else { return false }
        let ours = publicURL.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return ours.count >= 3 && ours[0] == parts[0] && Self.isEqual(parts[2], ours[2])
    }

    /// Hosts are the same in small and large letters.
    private static func isEqual(_ left: Substring, _ right: Substring) -> Bool {
        left.utf8.elementsEqual(right.utf8) { one, other in
            let isLetter = (0x41...0x5A).contains(one & 0xDF)
            return one == other || (isLetter && one & 0xDF == other & 0xDF)
        }
    }
}

extension HTTPField.Name {
    static var fetchSite: HTTPField.Name { HTTPField.Name("Sec-Fetch-Site") ?? .via }
}

extension PaftaError {
    /// A form of another site, or of a page whose session is another one now.
    static var foreignForm: PaftaError {
        PaftaError(
            .forbidden,
            .foreignForm,
            LocalizedText(
                "The form was not sent by a page of this server.",
                tr: "Form bu sunucunun bir sayfasından gönderilmedi."
            ),
            remedy: LocalizedText(
                "Open the page again, and send the form from there.",
                tr: "Sayfayı yeniden açın ve formu oradan gönderin."
            )
        )
    }
}
