import AccessControl
import GeoCore
import Glibc
import PaftaTerminal

/// Takes a password from the person in front of the terminal, or from a pipe; never from an argument, which others see.
struct PasswordPrompt {
    private let console: Console

    init(_ console: Console) { self.console = console }

    /// Returns a new password: typed twice without being shown, or the first line of an input that is no terminal.
    ///
    /// - Throws: `password.weak`, `password.unequal`, `operation.cancelled`.
    func newPassword(for account: AccountName) throws(PaftaError) -> Secret {
        guard isatty(STDIN_FILENO) == 1 else {
            let password = Secret(try line(echoing: true))
            try PasswordRules.check(password, for: account)
            return password
        }
        let first = try ask(LocalizedText("New password: ", tr: "Yeni parola: "))
        try PasswordRules.check(first, for: account)
        let second = try ask(LocalizedText("Once more: ", tr: "Bir daha: "))
        guard first == second else { throw .unequalPasswords }
        return first
    }

    private func ask(_ question: LocalizedText) throws(PaftaError) -> Secret {
        console.write(question.text(in: console.language), to: STDERR_FILENO)
        defer { console.write("\n", to: STDERR_FILENO) }
        return Secret(try withoutEcho { () throws(PaftaError) in try line(echoing: false) })
    }

    /// Reads byte by byte, so that an interruption comes as a byte and the terminal is never left mute.
    private func withoutEcho(_ body: () throws(PaftaError) -> String) throws(PaftaError) -> String {
        var former = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &former) == 0 else { return try body() }
        var mute = former
        mute.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &mute)
        defer { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &former) }
        return try body()
    }

    private func line(echoing: Bool) throws(PaftaError) -> String {
        var bytes: [UInt8] = []
        while bytes.count <= PasswordRules.maximumBytes {
            var byte: UInt8 = 0
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            guard count == 1, byte != UInt8(ascii: "\n"), echoing || byte != UInt8(ascii: "\r") else { break }
            switch byte {
            case 3 where !echoing, 4 where !echoing: throw .passwordCancelled
            // A character of several bytes goes as a whole.
            case 8 where !echoing, 127 where !echoing:
                while let last = bytes.popLast(), last & 0xC0 == 0x80 { continue }
            default: bytes.append(byte)
            }
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension PaftaError {
    fileprivate static var unequalPasswords: PaftaError {
        PaftaError(
            .invalidInput,
            Code("password.unequal"),
            LocalizedText("The two passwords differ.", tr: "İki parola birbirinden farklı."),
            remedy: LocalizedText("Try again.", tr: "Yeniden deneyin.")
        )
    }

    fileprivate static var passwordCancelled: PaftaError {
        PaftaError(
            .unavailable,
            .cancelled,
            LocalizedText("Cancelled; nothing was changed.", tr: "İptal edildi; hiçbir şey değiştirilmedi.")
        )
    }
}
