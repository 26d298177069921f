using System.Text.Json;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Packs;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

/// <summary>Rule 5 for whatever set of members, conflicts and objections: a version, a preview and a pack hold nothing of an item that their reader declared a conflict in.</summary>
public sealed class VersionsInAnyCaseTests : ArrangedMeeting
{
    private const int Families = 5;

    private readonly HashSet<Guid> _objecting = [];

    [Fact]
    public async Task No_version_contains_text_of_an_item_that_its_reader_declared_a_conflict_in()
    {
        World.Answers<GetSharingBasis, SharingBasis>(q => _objecting.Contains(q.PersonId) ? SharingBasis.Objection : SharingBasis.Informed);
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, $"Person {id}", Masking.Full, null, null, null))]);
        await World.Arrange("UPDATE mdt_team SET max_cases = 10 WHERE id = @Mdt", new { Mdt });
        var cases = new List<Guid>();
        for (var n = 0; n < Families; n++)
        {
            cases.Add(await Case(-n));
            var referral = await Referral(cases[n]);
            await World.Arrange("UPDATE mdt_referral SET situation = @word, ask = @word WHERE id = @referral", new { referral, word = Word(n) });
        }
        var meeting = await ListOpen();
        var items = new List<Guid>();
        foreach (var of in cases)
        {
            items.Add(await ItemOf(meeting, of));
            await Coordinator.Send(new InviteToItem.Command(World.NewId(), items[^1], Guest.Id));
        }
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        var locum = World.As(Roles.Midwife);
        await Chair.Send(new RecordArrival.Command(meeting, locum.Id, Gp.Id));
        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        for (var n = 0; n < Families; n++)
        {
            await Chair.Send(new StartItem.Command(items[n], await Version(items[n])));
            await Chair.Send(new RecordDecision.Command(World.NewId(), items[n], MdtDecisionCode.ContinuePlan, Word(n), null, null, null, false));
            await Chair.Send(new AddAction.Command(World.NewId(), items[n], Word(n), n % 2 == 0 ? Guest.Id : HealthVisitor.Id, null));
            await Chair.Send(new SaveItemNotes.Command(items[n], Word(n), Word(n), await Version(items[n])));
            await Closed(items[n]);
        }
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        for (var n = 0; n < Families; n++) await Deputy.Send(new AddAddendum.Command(World.NewId(), meeting, items[n], Word(n)));
        await Coordinator.Send(new CirculateMinutes.Command(meeting, await Version(meeting)));
        var people = new Dictionary<Guid, Guid>();
        foreach (var of in cases) people[of] = (await World.Sql<Guid>("SELECT p.person_id FROM mdt_referral_person p JOIN mdt_referral r ON r.id = p.referral_id WHERE r.case_id = @of", new { of })).Single();

        Actor[] readers = [Chair, Deputy, Coordinator, Gp, HealthVisitor, locum, Guest];
        var (looked, hidden) = (0, 0);
        var worlds = (from conflicts in (from who in Gen.Choose(0, readers.Length - 1) from item in Gen.Choose(0, Families - 1) select (who, item)).ListOf(8)
                      from objections in Gen.Choose(0, Families - 1).ListOf(2)
                      select (conflicts, objections)).Sample(8);
        foreach (var (conflicts, objections) in worlds)
        {
            await World.Arrange("DELETE FROM mdt_conflict");
            foreach (var (who, item) in conflicts.Distinct())
                await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@item, @Id, 'A friend', @now)", new { item = items[item], readers[who].Id, now = World.Clock.Now() });
            _objecting.Clear();
            _objecting.UnionWith(objections.Select(n => people[cases[n]]));
            for (var r = 0; r < readers.Length; r++)
            {
                var barred = conflicts.Where(c => c.who == r).Select(c => c.item).ToHashSet();
                foreach (var seen in await Seen(readers[r], meeting, readers))
                    for (var n = 0; n < Families; n++)
                    {
                        looked++;
                        if (!barred.Contains(n)) continue;
                        hidden++;
                        Assert.DoesNotContain(Word(n), seen, StringComparison.Ordinal);
                    }
            }
        }
        Assert.True(looked > 500 && hidden > 100);
    }

    private static string Word(int n) => $"zebra{n}zebra";

    /// <summary>Everything of this meeting that this reader can come by: minutes, what was sent, the pack and its paper, the chair's previews.</summary>
    private static async Task<IReadOnlyList<string>> Seen(Actor reader, Guid meeting, IEnumerable<Actor> recipients)
    {
        var seen = new List<string>();
        async Task Try<T>(Func<Task<T>> ask)
        {
            try
            {
                seen.Add(JsonSerializer.Serialize(await ask()));
            }
            catch (Exception e) when (e is NotFound or Denied)
            {
                return; // not theirs at all
            }
        }
        await Try(() => reader.Ask(new SeeMinutes(meeting)));
        await Try(() => reader.Ask(new ReadSentMinutes.Query(meeting)));
        await Try(() => reader.Ask(new ViewPack.Query(meeting)));
        await Try(() => reader.Ask(new PrintPack.Query(meeting)));
        await Try(() => reader.Ask(new SeeRecipients(meeting)));
        foreach (var of in recipients) await Try(() => reader.Ask(new PreviewMinutes.Query(meeting, of.Id)));
        return seen;
    }
}
