internal import FeatureFormats
package import GeoCore
internal import Glibc

/// Speaks to the user: results on the standard output, everything else on the standard error.
package struct Console: Sendable {
    /// The language of messages.
    package let language: Language
    /// Whether errors are reported as JSON.
    package let json: Bool

    /// Creates a console.
    package init(language: Language, json: Bool) {
        self.language = language
        self.json = json
    }

    /// Writes a line of the result.
    package func result(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Writes a line for the person in front of the terminal.
    package func note(_ text: LocalizedText) { write(text.text(in: language) + "\n", to: STDERR_FILENO) }

    /// Writes what went wrong and how to put it right; as JSON on the standard output if asked for.
    package func report(_ error: PaftaError) {
        let remedy = error.remedy?.text(in: language)
        if json {
            var object = JSONObject()
            object.add("code", error.code.description)
            object.add("category", error.category.rawValue)
            object.add("message", error.message.text(in: language))
            if let remedy { object.add("remedy", remedy) }
            result("{\"error\":\(object.text)}")
            return
        }
        let heading = language == .turkish ? "hata" : "error"
        var text = "\(heading) [\(error.code)]: \(error.message.text(in: language))\n"
        if let remedy { text += "  → \(remedy)\n" }
        if let cause = error.cause { text += "  (\(cause))\n" }
        write(text, to: STDERR_FILENO)
    }

    /// Writes a whole text; a reader that has gone away loses the rest.
    package func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8)[...], to: descriptor) }

    /// Writes bytes of the result.
    package func write(_ bytes: ArraySlice<UInt8>) { write(bytes, to: STDOUT_FILENO) }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
