using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families.Sharing;

/// <summary>A mother and her small daughter, whom the worker of a hub and a case meeting work with; two organisations; a working day is a day.</summary>
internal sealed class SharingWorld : IAsyncDisposable
{
    internal static readonly GetOrganisations.Organisation Trust = new(Guid.Parse("77777777-7777-7777-8777-777777777777"), "Harbour Lane Trust", OrganisationType.Voluntary, null, null, null);
    internal static readonly GetOrganisations.Organisation Nhs = new(Guid.Parse("88888888-8888-7888-8888-888888888888"), "Marram NHS Trust", OrganisationType.NhsTrust, null, null, null);

    private SharingWorld(World world, RegisterFamily form) => (World, Form) = (world, form);

    internal World World { get; }

    internal RegisterFamily Form { get; }

    internal Guid Mother => Form.Adult!.PersonId;

    internal Guid Daughter => Form.Children![0].PersonId;

    internal Actor Worker { get; private set; } = null!;

    internal Actor Lead { get; private set; } = null!;

    internal Actor Stranger { get; private set; } = null!;

    internal Actor Nobody { get; private set; } = null!;

    internal DateOnly Today => World.Clock.Today();

    internal static async Task<SharingWorld> Start()
    {
        var world = await FamiliesWorld.Start();
        world.Answers<GetSetting, string>(q => q.Key switch { "ig.sharingReviewMonths" => "12", "mdt.objectionDecideWd" => "1", _ => "01632 960 100" });
        world.Answers<AddWorkingDays, DateOnly>(q => q.Day.AddDays(q.Days));
        world.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(q => [.. new[] { Trust, Nhs }.Where(o => q.OrganisationIds is null || q.OrganisationIds.Contains(o.Id))]);
        var form = await world.Family(world.Form().With(world.Child("Zuri", 2023, 5)));
        await world.Involve(form.HouseholdId, team: FamiliesWorld.Mdt);
        await world.Involve(form.HouseholdId, team: FamiliesWorld.Site, kind: "works");
        return new SharingWorld(world, form)
        {
            Worker = world.Hub(),
            Lead = world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt),
            Stranger = world.As(Roles.SafeguardingLead, world.NewId()),
            Nobody = world.As(world.NewId(), null),
        };
    }

    internal Task<SharingBasis> Basis(Guid person, SharingPurpose purpose = SharingPurpose.MdtDiscussion, Guid? organisation = null) =>
        World.AsSystem().Ask(new GetSharingBasis(person, purpose, organisation));

    internal RecordSharingAnswer.Command Answer(
        SharingBasis answer, SharingPurpose purpose = SharingPurpose.MdtDiscussion, Guid? person = null, AnswerGiver by = AnswerGiver.Person, Guid? giver = null) =>
        new(World.NewId(), person ?? Mother, purpose, answer, by, giver ?? person ?? Mother);

    internal RecordObjection.Command Objection(
        Guid? person = null, AnswerGiver by = AnswerGiver.Person, Guid? giver = null, IReadOnlyList<Guid>? organisations = null, params SharingPurpose[] purposes) =>
        new(World.NewId(), person ?? Mother, by, giver ?? person ?? Mother, purposes.Length == 0 ? [SharingPurpose.MdtDiscussion] : purposes, organisations is null, organisations, "Herself, by telephone");

    /// <summary>The mother objects to being talked about.</summary>
    internal Task<Guid> Objected() => Worker.Send(Objection());

    /// <summary>Somebody fears for the daughter.</summary>
    internal Task<Guid> Concern() =>
        Worker.Send(new RaiseConcern(World.NewId(), [Daughter], Form.HouseholdId, "Something", ConcernKind.Neglect, false, World.Clock.Now()));

    internal Task Close(Guid concern) => World.Arrange("UPDATE families_concern SET state = 'Closed' WHERE id = @concern", new { concern });

    internal async Task<Guid> Father()
    {
        var father = World.NewId();
        await World.Arrange("""
            INSERT INTO families_person (id, first_name, family_name, first_name_folded, family_name_folded, date_of_birth, birth_month_only, birth_estimated, is_unborn, nhs_status, ethnicity, sensitivity, version)
            VALUES (@father, 'Kofi', 'Okafor', 'kofi', 'okafor', '1990-01-01', 0, 0, 0, '07', '99', 'Normal', 1)
            """, new { father });
        await World.Arrange("""
            INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on)
            VALUES (@id, @HouseholdId, @father, 'Father', 'Yes', 'Full', '2026-01-01')
            """, new { id = World.NewId(), Form.HouseholdId, father });
        return father;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

/// <summary>What each test of sharing begins with.</summary>
public abstract class ArrangedSharing : Xunit.IAsyncLifetime
{
    internal SharingWorld It { get; private set; } = null!;

    public async ValueTask InitializeAsync() => It = await SharingWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await It.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static async Task<Refused> IsRefused<T>(Task<T> sent, string input, string part)
    {
        var refused = await Xunit.Assert.ThrowsAsync<Refused>(() => sent);
        Xunit.Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return refused;
    }
}
