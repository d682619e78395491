import GeoCore
import Glibc
import PaftaTerminal

/// Shows how far long work is: one line that changes on a terminal, a plain line now and then elsewhere.
final class ProgressLine {
    private let console: Console
    private let isTerminal = Environment.isTerminal
    private let start = ContinuousClock.now
    private var phaseStart = ContinuousClock.now
    private var label = ""
    private var lastShown: ContinuousClock.Instant?
    private var isLineOpen = false

    init(console: Console) { self.console = console }

    /// Time since the work began, in seconds.
    var seconds: Double { Self.seconds(ContinuousClock.now - start) }

    /// Shows that `done` of `total` features are through the phase called `label`.
    func show(_ label: LocalizedText, done: Int, total: Int?) {
        let text = label.text(in: console.language)
        let now = ContinuousClock.now
        if text != self.label {
            self.label = text
            phaseStart = now
            lastShown = nil
        }
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
        // Work that is over within a second needs no line in a log.
        guard now - (lastShown ?? (isTerminal ? phaseStart - pause : phaseStart)) >= pause else { return }
        lastShown = now
        let state = Self.state(done, total, seconds: Self.seconds(now - phaseStart), console.language)
        let bar = isTerminal ? total.map { Self.bar(done, $0) } ?? "" : ""
        let line = "\(text): \(bar)\(state)"
        console.write(isTerminal ? "\r\u{1B}[K" + line : line + "\n", to: STDERR_FILENO)
        isLineOpen = isTerminal
    }

    /// Clears the line.
    func finish() {
        if isLineOpen { console.write("\r\u{1B}[K", to: STDERR_FILENO) }
        isLineOpen = false
    }

    private static func state(_ done: Int, _ total: Int?, seconds: Double, _ language: Language) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let speed = "\(grouped(Int(rate)))/\(language == .turkish ? "sn" : "s")"
        guard let total, total > 0 else { return "\(grouped(done)) (\(speed))" }
        let rest = rate > 0 ? Int((Double(max(total - done, 0)) / rate).rounded(.up)) : 0
        let remaining = language == .turkish ? "kalan \(rest) sn" : "\(rest) s left"
        return "\(min(done * 100 / total, 100)) %  \(grouped(done))/\(grouped(total))  \(speed)  \(remaining)"
    }

    private static func bar(_ done: Int, _ total: Int) -> String {
        let filled = total > 0 ? min(done * 30 / total, 30) : 0
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled) + " "
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// Writes a count with narrow spaces between the thousands, which both languages read.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append("\u{202F}") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
