package import GeoCore
internal import Glibc

/// What the environment of the process says.
package enum Environment {
    /// Returns the value of a variable; `nil` if it is not set or empty.
    package static func value(_ name: String) -> String? {
        guard let text = unsafe getenv(name).map({ unsafe String(cString: $0) }), !text.isEmpty else { return nil }
        return text
    }

    /// The language of the locale: Turkish where the locale is, else English.
    package static var language: Language {
        let locale = value("PAFTA_LANG") ?? value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? ""
        return locale.lowercased().hasPrefix("tr") ? .turkish : .english
    }

    /// The account of the person who runs the program: the one the system knows, whatever variables say.
    package static var account: String {
        let number = getuid()
        guard let entry = unsafe getpwuid(number), let name = unsafe entry.pointee.pw_name else { return "\(number)" }
        return unsafe String(cString: name)
    }

    /// The time now, in UTC as `2026-11-21T10:53:16Z`.
    package static var now: String {
        var seconds = time(nil)
        var text = [UInt8](repeating: 0, count: 32)
        let count = unsafe text.withUnsafeMutableBytes { buffer in
            var parts = unsafe tm()
            unsafe gmtime_r(&seconds, &parts)
            return unsafe strftime(buffer.baseAddress, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        }
        return String(decoding: text[..<count], as: UTF8.self)
    }

    /// Whether a person reads what is written to the standard error.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether a terminal takes what is written to the standard output.
    package static var writesToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
