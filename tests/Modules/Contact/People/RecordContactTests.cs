using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.People;

public sealed class RecordContactTests : ContactTest
{
    private RecordContact.Command Rang(Guid person) => new(World.NewId(), person, ContactMode.Telephone, ContactOutcome.Spoke, true, new DateOnly(2026, 3, 2));

    [Fact]
    public async Task It_is_kept_and_told_once()
    {
        var (person, _) = await Here.Family();
        var (worker, command) = (Worker(), Rang(person));
        await worker.Send(command);
        await worker.Send(command);
        Assert.Equal(new ContactMade(person, ContactMode.Telephone, ContactOutcome.Spoke, worker.Id, new DateOnly(2026, 3, 2), true), Assert.Single(World.Told.OfType<ContactMade>()));
    }

    [Fact]
    public async Task Whoever_would_ring_reads_first_why_contact_is_stopped_or_objected_to_and_can_still_record()
    {
        var (person, _) = await Here.Family();
        Assert.Null((await Worker().Ask(new RecordContact.Query(person))).AskFirst);
        Here.Reach[person] = Here.Reach[person] with { NoContactBy = [ReachMode.Telephone] };
        Assert.Equal("They asked not to be telephoned", (await Worker().Ask(new RecordContact.Query(person))).AskFirst);
        Here.Objections.Add((person, SharingPurpose.EarlyHelp));
        Assert.Equal("They object to what it is for", (await Worker().Ask(new RecordContact.Query(person))).AskFirst);
        await World.Arrange("INSERT INTO contact_hold (id, kind, reason, held_at, version) VALUES (@id, 'Safety', 'He reads her phone', '2026-03-01 10:00:00.000', 1)", new { id = person });
        await World.Arrange("INSERT INTO contact_hold_person (hold_id, person_id) VALUES (@person, @person)", new { person });
        Assert.Equal("For somebody's safety: He reads her phone", (await Worker().Ask(new RecordContact.Query(person))).AskFirst);
        await Worker().Send(Rang(person));
    }

    [Fact]
    public async Task Each_missing_answer_is_told_and_no_day_ahead_is_taken()
    {
        var (person, _) = await Here.Family();
        var refused = await Assert.ThrowsAsync<Refused>(() => Worker().Send(new RecordContact.Command(World.NewId(), person, null, null, null, null)));
        Assert.Equal(["Mode", "Outcome", "Asked", "On"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => Worker().Send(Rang(person) with { On = new DateOnly(2026, 3, 3) }))).Input);
        Assert.Equal("Outcome", (await Assert.ThrowsAsync<Refused>(() => Worker().Send(Rang(person) with { Outcome = ContactOutcome.Delivered }))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Send(Rang(person)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Operator, Guid.Empty).Send(Rang(person)));
    }
}
