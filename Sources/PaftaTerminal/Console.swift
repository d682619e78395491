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

    /// Writes a line for the person in front of the terminal; what a terminal would obey is made visible.
    package func note(_ text: LocalizedText) {
        write(TerminalText.visible(text.text(in: language)) + "\n", to: STDERR_FILENO)
    }

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
        describe(error)
    }

    private func describe(_ error: PaftaError) {
        let heading = language == .turkish ? "hata" : "error"
        var lines = ["\(heading) [\(error.code)]: \(error.message.text(in: language))"]
        if let remedy = error.remedy { lines.append("  → \(remedy.text(in: language))") }
        if let cause = error.cause { lines.append("  (\(cause))") }
        write(lines.map { TerminalText.visible($0) + "\n" }.joined(), to: STDERR_FILENO)
    }

    /// Writes a whole text.
    ///
    /// A result that cannot be written ends the program, because whoever asked for it would take what there is of it for
    /// all; what goes to the standard error may be lost.
    package func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8)[...], to: descriptor) }

    /// Writes bytes of the result; if that is not possible, the program ends.
    package func write(_ bytes: ArraySlice<UInt8>) { write(bytes, to: STDOUT_FILENO) }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN {
                wait(for: descriptor)
                continue
            }
            guard count > 0 else {
                if descriptor == STDOUT_FILENO { end(errno) }
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until a pipe that somebody made non-blocking takes more.
    private func wait(for descriptor: Int32) {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&state, 1, -1)
    }

    /// Ends the program because the result cannot be written; what it holds is released by the system, as when it is
    /// killed.
    private func end(_ number: Int32) -> Never {
        // A reader that has had enough, as `head`, is no failure: the program ends as by the signal that it ignores.
        if number == EPIPE { _exit(128 + SIGPIPE) }
        let error = PaftaError.unwritableOutput(number)
        describe(error)
        _exit(error.exitCode)
    }
}

extension PaftaError.Code {
    /// The standard output cannot be written.
    package static let unwritableOutput = Self("output.unwritable")
}

extension PaftaError {
    fileprivate static func unwritableOutput(_ number: Int32) -> PaftaError {
        PaftaError(
            .corruptData,
            .unwritableOutput,
            LocalizedText(
                "The result cannot be written to the standard output; what is there of it is not whole.",
                tr: "Sonuç standart çıktıya yazılamıyor; yazılmış olan bölümü eksiktir."
            ),
            remedy: LocalizedText(
                "Free some space or send it elsewhere. What the command changed in the home stays changed.",
                tr: "Yer açın ya da çıktıyı başka bir yere yönlendirin. Komutun evde değiştirdikleri geçerlidir."
            ),
            cause: unsafe String(cString: strerror(number))
        )
    }
}
