using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>What a worker says on a form of one who was booked and not there.</summary>
internal sealed class MissedInput
{
    public Guid PersonId { get; set; }

    /// <summary>Of the task that may be opened: made when the form was shown, so that a second press opens no second.</summary>
    public Guid TaskId { get; set; }
    public Outcome? Outcome { get; set; }
    public MissedReason? Reason { get; set; }
    public string? Note { get; set; }
    public bool FollowUp { get; set; }

    internal NotThere.Said Said => new(PersonId, Outcome, Reason, Note, FollowUp && TaskId != Guid.Empty ? TaskId : null);

    /// <summary>One for each who is asked about; what was typed stays.</summary>
    internal static List<MissedInput> For(IReadOnlyList<SeeMissed.Person> people, List<MissedInput> typed, TimeProvider clock) =>
        [.. people.Select(p => typed.FirstOrDefault(t => t.PersonId == p.PersonId) ?? new MissedInput { PersonId = p.PersonId, TaskId = clock.NewId(), Outcome = p.Outcome, Reason = p.Reason, Note = p.Note })];
}

/// <summary>A page on which those who were not there are asked about.</summary>
internal interface IAsksOfMissed
{
    IReadOnlyList<SeeMissed.Person> People { get; }

    List<MissedInput> Missed { get; }
}
