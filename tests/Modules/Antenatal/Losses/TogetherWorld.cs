using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Modules.Families;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.Losses;

/// <summary>All modules that plan something for a pregnancy, together; what Access and Areas know is said here. A reaction can be made to fail.</summary>
internal sealed partial class TogetherWorld : IAsyncDisposable
{
    private static readonly IReadOnlyList<IModule> Modules = [new AntenatalModule(), new ContactModule(), new FamiliesModule(), new FamilyHubsModule(), new MdtModule(), new PeerSupportModule()];

    private TogetherWorld(World world) => World = world;

    internal World World { get; }

    /// <summary>Which reaction fails now; null for none.</summary>
    internal Type? Failing { get; set; }

    internal Actor Midwife { get; private set; } = null!;
    internal Guid Household { get; private set; }
    internal Guid Mother { get; private set; }
    internal Guid Father { get; private set; }
    internal Guid Pregnancy { get; private set; }
    internal Guid Case { get; private set; }
    internal Guid Summary { get; private set; }
    internal Guid Lead { get; private set; }

    /// <summary>Every reaction to a pregnancy's end, whichever module it is of.</summary>
    internal static IReadOnlyList<Type> Reactions { get; } =
        [.. Modules.SelectMany(m => m.GetType().Assembly.GetTypes()).Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(IWhen<PregnancyEndedInLoss>)))];

    /// <summary>A mother, a father, and a pregnancy of so many babies, 20+0 today; their case is on the list of a meeting, and a summary for her is confirmed.</summary>
    internal static async Task<TogetherWorld> Start(int babies = 1)
    {
        TogetherWorld? made = null;
        var world = await World.StartWith(services =>
        {
            foreach (var reaction in Reactions)
                services.AddScoped(reaction, p => made!.Failing == reaction ? throw new InvalidOperationException("It fails.") : ActivatorUtilities.CreateInstance(p, reaction));
        }, Modules);
        made = new TogetherWorld(world);
        await made.Arrange(babies);
        return made;
    }

    internal Task<IReadOnlyList<Guid>> Babies() => World.Sql<Guid>("SELECT id FROM antenatal_baby WHERE pregnancy_id = @Pregnancy ORDER BY number", new { Pregnancy });

    internal Task<IReadOnlyList<Guid>> Expected() => World.Sql<Guid>("SELECT id FROM antenatal_baby WHERE pregnancy_id = @Pregnancy AND state = 'Expected' ORDER BY number", new { Pregnancy });

    /// <summary>How many were asked for and are not recorded yet.</summary>
    internal Task<int> Waiting() => Count("SELECT COUNT(*) FROM antenatal_loss_try WHERE ended_at IS NULL");

    /// <summary>Of all who are expected where none is named.</summary>
    internal async Task<RecordLoss.Command> Loss(params Guid[] babies) =>
        new(World.NewId(), Pregnancy, babies.Length == 0 ? await Expected() : babies, LossType.Miscarriage, World.Clock.Today(), ["nobody"], CareOffered.NotYet);

    /// <summary>As the page does: asked for, then tried at once; true when it is recorded.</summary>
    internal async Task<bool> Record(RecordLoss.Command command)
    {
        await Midwife.Send(command);
        return await World.Services.GetRequiredService<LossTries>().Run(command.Id, CancellationToken.None);
    }

    internal Task<QueueMessage.Answer> Queue(Guid to, Guid? about = null, DateTimeOffset? notBefore = null) => World.AsSystem().Send(new QueueMessage(
        World.NewId(), to, "session-reminder", [World.NewId()], "booked", true,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "Stay and play", ["day"] = "Tuesday 4 March", ["time"] = "10am", ["place"] = "the hub" }, notBefore,
        AboutPersonIds: about is { } other ? [other] : null));

    internal Task Dispatch() => World.Services.GetRequiredService<Dispatcher>().RunToEnd();

    /// <summary>To families: a worker's own notice is none of these.</summary>
    internal Task<int> Sent() => Count("SELECT COUNT(*) FROM contact_message WHERE left_at IS NOT NULL AND person_id IS NOT NULL");

    internal async Task<PregnancyStatus> Status() => Enum.Parse<PregnancyStatus>((await World.Sql<string>("SELECT status FROM antenatal_pregnancy WHERE id = @Pregnancy", new { Pregnancy })).Single());

    internal async Task<int> Version() => (await World.Sql<int>("SELECT version FROM antenatal_pregnancy WHERE id = @Pregnancy", new { Pregnancy })).Single();

    internal Task<IReadOnlyList<string>> Unborn() => World.Sql<string>("SELECT state FROM families_unborn WHERE pregnancy_id = @Pregnancy ORDER BY id", new { Pregnancy });

    internal async Task<int> Count(string sql) => (await World.Sql<int>(sql, new { Pregnancy, Mother, Father, Case })).Single();

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task Arrange(int babies)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["contact.quietHours"] = "20:00-08:00",
            ["words.publicNameForSP"] = "Community connections",
            ["contact.answerTo"] = "Tell anyone at your family hub",
            ["antenatal.scanOverridesDates"] = "on",
            ["antenatal.hubOfferWeeks"] = "notification; booking; 16; 28",
        };
        World.Answers<GetSetting, string>(q => settings.GetValueOrDefault(q.Key, "20"));
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, false))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(_ => []);
        World.Answers<GetWorkAddress, string?>(_ => "worker@demo.example");
        World.Answers<GetAreaOf, GetAreaOf.Area>(q => FamiliesWorld.Area(q.Postcode, FamiliesWorld.FirstImport));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => []);
        World.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        World.Answers<GetSharingBasis, SharingBasis>(_ => SharingBasis.Informed);
        World.Answers<MayBeTold, Telling>(_ => Telling.Yes);
        World.Answers<GetReach, GetReach.Answer?>(q => new(
            q.PersonId, Household, "Amara", false, false, false, null, null, [], null, [], [new(Household, ReachMode.Text, "+447700900123", false, SafeToUse.Yes, null, new DateOnly(2026, 1, 5))], FamiliesWorld.North));

        Midwife = World.As(Roles.Midwife);
        Lead = World.NewId();
        var form = World.Form() with { NotKnownYet = true };
        await World.AsSystem().Send(form);
        (Household, Mother) = (form.HouseholdId, form.Adult!.PersonId);
        Father = await World.AsSystem().Send(new Neighbourhood.Families.Households.AddMember.Command(World.NewId(), Household, "Ben", "Birch", false, "Father", null));
        await World.Involve(Household, user: Midwife.Id);
        Pregnancy = World.NewId();
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<PregnancyDesk>().Notify(new(
                Pregnancy, Mother, Household, NotifiedBy.Midwife, World.Clock.Today().AddDays(-140), null, Parity.Nulliparous, babies > 1 ? Multiple.Yes : Multiple.No, Midwife.Id, false, false), CancellationToken.None));
            return true;
        });
        await World.Deliver();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Ongoing' WHERE id = @Pregnancy", new { Pregnancy });
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<Neighbourhood.Antenatal.Milestones.MilestonePlan>().Remake(Pregnancy, CancellationToken.None));
            return true;
        });
        await World.Arrange("""
            INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, noted_on, version) VALUES (@Pregnancy, @Father, 'Yes', 1, @today, 1)
            """, new { Pregnancy, Father, today = World.Clock.Today() });
        await Meeting();
        await ArrangeHub();
        await ArrangePeers();
        await World.Deliver();
    }

    private async Task Meeting()
    {
        var (team, meeting, item) = (World.NewId(), World.NewId(), World.NewId());
        (Case, Summary) = (World.NewId(), World.NewId());
        var (today, now) = (World.Clock.Today(), World.Clock.Now());
        await World.Arrange("""
            INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version) VALUES (@team, 'North team', 'family', 28, 12, 8, 24, @now, 1)
            """, new { team, now });
        await World.Arrange("INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version) VALUES (@Case, @team, @Household, @Lead, 'Targeted', @today, @today, 1)",
            new { Case, team, Household, Lead, today });
        await World.Arrange("INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version) VALUES (@meeting, @team, 'North', @at, @at, 'Hall', 'ListOpen', 1)", new { meeting, team, at = now.AddDays(5) });
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version) VALUES (@item, @meeting, @Case, 1, 12, @Lead, 0, 0, 'Listed', 1)
            """, new { item, meeting, Case, Lead });
        await World.Arrange("INSERT INTO mdt_summary (id, item_id, case_id, to_person_id, status, text, chosen_by, chosen_at, version) VALUES (@Summary, @item, @Case, @Mother, 'Confirmed', 'We met.', @Lead, @now, 1)",
            new { Summary, item, Case, Mother, Lead, now });
    }
}
