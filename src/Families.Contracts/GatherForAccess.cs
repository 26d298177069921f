using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Why something is left out of an answer to somebody who asks what is kept about them, unless it is decided otherwise (Data Protection Act 2018, schedules 2 and 3).</summary>
public enum Withholding
{
    /// <summary>It tells something about somebody else.</summary>
    OthersData,
    /// <summary>It could do serious harm to somebody's health, or is about the abuse of a child.</summary>
    SeriousHarm,
    /// <summary>Somebody told it in confidence.</summary>
    ConfidentialSource,
}

/// <summary>What every module keeps about a person, with its words: the draft of an answer to them. Nothing of it leaves before it was reviewed.</summary>
[Allows("families.rights.gather", Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
public sealed record GatherForAccess(Guid PersonId) : IGather<GatherForAccess.Part>
{
    /// <param name="Id">The row's id: a decision about it is kept under this id and the module.</param>
    /// <param name="Module">Who keeps it: "Mdt".</param>
    /// <param name="Kind">In words: "A way to reach you".</param>
    /// <param name="On">The London day on which it was recorded; null where that is not kept.</param>
    /// <param name="Source">Who recorded it, in words: "Harbour Lane Trust", "a worker".</param>
    /// <param name="Text">What it says, as the person would read it.</param>
    /// <param name="Others">Who else is named in it or may be told apart by it.</param>
    /// <param name="Withheld">Why it is left out unless decided otherwise; null for given unless decided otherwise.</param>
    public sealed record Part(Guid Id, string Module, string Kind, DateOnly? On, string Source, string Text, IReadOnlyList<Guid> Others, Withholding? Withheld = null);
}
