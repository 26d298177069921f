using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>One person's place in a programme, and whether they have completed it.</summary>
[Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
internal sealed record SeeEnrolment(Guid EnrolmentId) : IQuery<SeeEnrolment.Answer>
{
    /// <param name="Name">As this viewer may see it: the first name alone of a restricted person; null where they may not see it.</param>
    internal sealed record Answer(ProgrammeDesk.Row Row, ProgrammeDesk.Enrolment Enrolment, string? Name, int Attended, int Enough, bool Completed);
}

internal sealed class AnswerSeeEnrolment(ProgrammeDesk desk, ISend send, Audit audit) : IQueryHandler<SeeEnrolment, SeeEnrolment.Answer>
{
    public async Task<SeeEnrolment.Answer> Handle(SeeEnrolment query, CancellationToken ct)
    {
        var enrolment = await desk.FindEnrolment(query.EnrolmentId, ct);
        var row = await desk.Find(enrolment.ProgrammeId, ct);
        var attended = (await desk.Attended(row.Id, [enrolment.PersonId], ct))(enrolment.PersonId);
        var people = await send.Ask(new GetPeople([enrolment.PersonId]), ct);
        audit.Saw(enrolment.PersonId); // last: what is asked in between writes its own row
        return new(row, enrolment, people is [{ Masking: not Masking.Hidden } person] ? person.Name : null, attended, Programme.Enough(row.RequiredSessions, row.CompletionPct),
            Programme.IsCompleted(attended, row.RequiredSessions, row.CompletionPct));
    }
}
