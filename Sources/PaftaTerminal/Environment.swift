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

    /// Whether a person reads what is written to the standard error.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether a terminal takes what is written to the standard output.
    package static var writesToTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
