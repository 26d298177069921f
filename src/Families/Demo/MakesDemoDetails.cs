using Neighbourhood.Families.ContactPoints;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Relations;
using Neighbourhood.Families.Warnings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>What is kept beyond names, for the first families of the demo: relationships, facts, a school, a warning note, who may not be told.</summary>
internal sealed class MakesDemoDetails(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    private const int Households = 12;

    public int Order => 31;

    public string Says => "People: what some of them say of themselves, relationships, a warning note";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        var at = 0;
        foreach (var household in demo.HouseholdIds.Take(Households))
        {
            var members = await db.Query<Member>("""
                SELECT m.person_id, m.role, p.date_of_birth, p.sensitivity FROM families_member m JOIN families_person p ON p.id = m.person_id
                WHERE m.household_id = @household ORDER BY m.id
                """, new { household }, ct);
            // Of somebody restricted nothing is written without a reason.
            if (members.Any(m => m.Sensitivity == Sensitivity.Restricted)) continue;
            await Family([.. members.Where(m => !Codes.IsChild(m.Role))], [.. members.Where(m => Codes.IsChild(m.Role))], at++, ct);
        }
    }

    private async Task Family(IReadOnlyList<Member> adults, IReadOnlyList<Member> children, int at, CancellationToken ct)
    {
        if (adults.Count == 0) return;
        var today = clock.Today();
        foreach (var (adult, first) in adults.Select((a, i) => (a, i == 0)))
            foreach (var child in children.Where(c => Older(adult, c)))
                await send.Send(new AddRelationship.Command(clock.NewId(), adult.PersonId, child.PersonId, RelationType.Parent, first, false, at % 3 == 0 || first ? "Yes" : "Unknown", child.DateOfBirth <= today ? child.DateOfBirth : null), ct);
        if (adults is [var one, var other, ..]) await send.Send(new AddRelationship.Command(clock.NewId(), one.PersonId, other.PersonId, at % 4 == 3 ? "ExPartner" : "Partner"), ct);
        await send.Send(new EditFacts.Command(adults[0].PersonId, 1, adults[0].Role == "Mother" ? "2" : "1", adults[0].Role == "Mother" ? "she and her" : "he and him", at % 2 == 0 ? "A" : "C", at % 2 == 0 ? null : "Roma", at % 5 == 0 ? ["02"] : null, at % 3 == 0, "A99001"), ct);
        if (at % 3 == 0) await send.Send(new AddContactPoint.Command(clock.NewId(), adults[0].PersonId, ContactPoint.Email, $"family{at}@example.com", null, "Yes", null, null), ct);
        if (children.Count > 0 && children[0].DateOfBirth is { } born && Age.Years(born, today) is >= 3 and < 17)
            await send.Send(new RecordSchool.Command(clock.NewId(), children[0].PersonId, null, Age.Years(born, today) < 5 ? "Gull Rise Nursery" : "Tern Close School", today.AddMonths(-3), "a parent"), ct);
        if (at == 1 && children.Count > 0)
            await send.Send(new RecordSocialCare.Command(clock.NewId(), children[0].PersonId, "CIN", today.AddMonths(-2), "the social care record", today.AddDays(-7)), ct);
        if (at == 2)
            await send.Send(new AddWarningNote.Command(clock.NewId(), adults[0].PersonId, new("Animals", today.AddMonths(-11), today.AddDays(14), null, true, today.AddMonths(-11), "InPerson",
                "That we ring before we come", null, "There is a large dog. Ring before you come, so that it can be shut in", "Ruth Field", today.AddMonths(-11))), ct);
        if (adults.Count > 1 && children.Count > 0 && at < 6)
            await send.Send(new SayWhoMayBeTold.Command(clock.NewId(), children[0].PersonId, adults[1].PersonId, TellingSubject.Appointments, true, null, "Both bring the child in turn"), ct);
    }

    private static bool Older(Member adult, Member child) =>
        adult.DateOfBirth is not { } one || child.DateOfBirth is not { } other || Age.Years(one, other) >= 16;

    private sealed record Member(Guid PersonId, string Role, DateOnly? DateOfBirth, Sensitivity Sensitivity);
}
