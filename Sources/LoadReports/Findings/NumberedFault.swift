internal import LayerValidation

/// A fault with the number that it has in every file of the report, from 1 in each layer.
struct NumberedFault {
    let number: Int
    let fault: Fault
}

extension LayerFindings {
    /// The faults as the report lists them: by rule, the most severe first, and then as they were found.
    var numbered: [NumberedFault] {
        var byRule: [RuleIdentifier: [Fault]] = [:]
        for fault in faults { byRule[fault.rule, default: []].append(fault) }
        var number = 0
        return guilty.flatMap { rule in
            (byRule[rule] ?? [])
                .map { fault in
                    number += 1
                    return NumberedFault(number: number, fault: fault)
                }
        }
    }
}

extension [Fault] {
    /// Faults of the whole file with their numbers.
    var numbered: [NumberedFault] {
        enumerated().map { NumberedFault(number: $0.offset + 1, fault: $0.element) }
    }
}
