using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>How a message could reach somebody: for Contact, at the moment of sending. Never shown, never kept. A merged id answers as the kept person; null for nobody.</summary>
public sealed record GetReach(Guid PersonId) : IFact<GetReach.Answer?>
{
    /// <param name="FirstName">As they like to be called.</param>
    /// <param name="NoContactBy">Modes that they asked never to be used.</param>
    /// <param name="Formats">What helps them to read or hear.</param>
    /// <param name="Language">As kept; null for not asked, which is read as English.</param>
    /// <param name="NeighbourhoodId">Where they live, for settings; null for unknown.</param>
    public sealed record Answer(
        Guid PersonId, Guid? HouseholdId, string FirstName, bool Deceased, bool Restricted, bool IsChild, string? Language, bool? InterpreterNeeded,
        IReadOnlyList<RegisterFamily.Access> Formats, ReachMode? Prefers, IReadOnlyList<ReachMode> NoContactBy, IReadOnlyList<Point> Points, Guid? NeighbourhoodId);

    /// <param name="Value">An E.164 number, an e-mail address, or the lines of a postal address.</param>
    /// <param name="Shared">Somebody else has it too: no automatic message uses it.</param>
    /// <param name="Safe">Whether a message may be left; only yes is yes.</param>
    /// <param name="CheckedOn">When it was last known to be right.</param>
    public sealed record Point(Guid Id, ReachMode Mode, string Value, bool Shared, SafeToUse Safe, string? SafeTimes, DateOnly CheckedOn);
}

/// <summary>By what a person is reached.</summary>
public enum ReachMode { Text, Telephone, Email, Letter, InPerson }

/// <summary>Whether a message may be left there.</summary>
public enum SafeToUse { Unknown, Yes, No }
