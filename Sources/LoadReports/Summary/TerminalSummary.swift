public import GeoCore
internal import LayerValidation

/// The few lines that a terminal shows of a report.
public enum TerminalSummary {
    /// The most rules shown of a layer.
    private static let ruleLimit = 12

    /// Returns the lines: the verdict, a line for each rule with an example, and where the report lies.
    ///
    /// Controls that a terminal would obey are shown by their numbers, so that no value of a delivered file can move the
    /// cursor or colour the lines.
    /// - Parameters:
    ///   - findings: What to tell.
    ///   - language: The language of the lines.
    ///   - folder: The folder of the report as the user names it; `nil` if none was written.
    /// - Returns: Lines without line breaks.
    public static func lines(_ findings: LoadFindings, _ language: Language, folder: String? = nil) -> [String] {
        let words = PageWords(language: language)
        let name = ForeignText(findings.delivery.fileName, length: 80).text
        let verdict = Verdict(outcome: findings.outcome, totals: findings.totals)
        var lines = ["\(name): \(verdict.sentence(language))"]
        if let error = findings.error { lines.append("  " + ForeignText(words(error.message)).text) }
        for fault in findings.faults.prefix(ruleLimit) {
            lines.append(
                "  \(fault.rule) \(words(fault.shownSeverity.word)): \(ForeignText(words(fault.message), length: 160).text)"
            )
        }
        for layer in findings.layers { lines += Self.lines(of: layer, words) }
        lines.append(words(verdict.next))
        if let folder {
            let path = "\(ForeignText(folder, length: 400).text)/\(ReportWriter.pageName)"
            lines.append(words("Report: \(path)", "Rapor: \(path)"))
        }
        return lines
    }

    private static func lines(of layer: LayerFindings, _ words: PageWords) -> [String] {
        let count = words.numbers.count(layer.featureCount)
        let name = ForeignText(layer.name, length: 60).text
        let features =
            layer.featureCount == 1 ? words("1 feature", "1 nesne") : words("\(count) features", "\(count) nesne")
        var lines = ["\(name): \(features), \(words.outcome(layer.outcome))"]
        if let difference = layer.difference { lines.append("  " + DifferenceSection.sentence(difference, words)) }
        let guilty = layer.guilty
        for rule in guilty.prefix(ruleLimit) { lines.append(line(rule, of: layer, words)) }
        if guilty.count > ruleLimit {
            let rest = guilty.count - ruleLimit
            lines.append(words("  … and \(rest) more rules", "  … ve \(rest) kural daha"))
        }
        return lines
    }

    private static func line(_ rule: RuleIdentifier, of layer: LayerFindings, _ words: PageWords) -> String {
        let count = layer.counts[rule]?.all ?? 0
        let severity = words(layer.worstSeverity(of: rule).word)
        var line = "  \(rule) \(words(layer.title(of: rule))): \(words.numbers.count(count)) (\(severity))"
        let example = layer.faults.first { $0.rule == rule }
        guard let example else { return line }
        line += words(", e.g. ", ", örneğin ")
        let message = words(example.message)
        if let key = example.key, !message.contains(key) { line += "\(ForeignText(key, length: 40).text): " }
        return line + ForeignText(message, length: 140).text
    }
}
