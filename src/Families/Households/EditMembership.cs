using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker corrects what somebody is in a family, how much they live there, and since when; what stood is kept.</summary>
internal static class EditMembership
{
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Query(Guid HouseholdId, Guid MembershipId) : IQuery<Answer>;

    internal sealed record Answer(string Name, string Role, string LivesHere, string ParentalResponsibility, DateOnly FromOn, int Version);

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(
        Guid HouseholdId, Guid MembershipId, int Version, string? Role, string? LivesHere, string? ParentalResponsibility, DateOnly? FromOn) : ICommand;

    internal sealed class Reader(Memberships memberships, Sight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var stands = await memberships.Current(query.HouseholdId, query.MembershipId, ct);
            var family = await sight.FamilyOf(query.HouseholdId, ct) ?? throw new NotFound("This household");
            audit.Saw(stands.PersonId);
            return new(stands.Name(family.Masking != Masking.Full), stands.Role, stands.LivesHere, stands.ParentalResponsibility, stands.FromOn, stands.Version);
        }
    }

    internal sealed class Handler(Db db, Memberships memberships, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, today) = (await memberships.Current(command.HouseholdId, command.MembershipId, ct), clock.Today());
            var homes = (await memberships.OfPerson(stands.PersonId, ct)).Where(k => k.Id != stands.Id && !k.NeverWas).ToList();
            var before = homes.Where(k => k.HouseholdId == command.HouseholdId && k.ToOn <= stands.FromOn).Max(k => k.ToOn);
            new Refusals()
                .If(command.Role is null || !Codes.Role.ContainsKey(command.Role), nameof(command.Role), "Choose what they are in this family")
                .If(command.LivesHere is null || !Leaving.LivesHere.ContainsKey(command.LivesHere), nameof(command.LivesHere), "Choose how much of the time they live here")
                .If(command.LivesHere == "Full" && homes.Any(k => k.HouseholdId != command.HouseholdId && k.LivesHere == "Full" && k.IsCurrent(today)), nameof(command.LivesHere),
                    "They live in another home all the time. Choose part of the time here, or note first that they left the other home")
                .If(command.ParentalResponsibility is null || !Leaving.Responsibility.ContainsKey(command.ParentalResponsibility), nameof(command.ParentalResponsibility), "Choose yes, no or not known")
                .If(command.FromOn is null, nameof(command.FromOn), "Enter the day since when they belong to this family")
                .If(command.FromOn > today, nameof(command.FromOn), "The day must be today or earlier: note it when it has happened")
                .If(command.FromOn < before, nameof(command.FromOn), $"They belonged to this family before, until {Memberships.Day(before)}: enter that day or a later one")
                .Throw();

            await db.ExecuteVersioned("""
                UPDATE families_member SET role = @Role, lives_here = @LivesHere, parental_responsibility = @ParentalResponsibility, from_on = @FromOn, version = version + 1
                WHERE id = @MembershipId AND version = @Version
                """, command, conflict: () => Task.FromResult(Stale(stands, command)), ct: ct);
            await db.Execute("""
                INSERT INTO families_member_before (id, member_id, role, parental_responsibility, lives_here, from_on, to_on, changed_at, changed_by)
                VALUES (@id, @memberId, @Role, @ParentalResponsibility, @LivesHere, @FromOn, @ToOn, @now, @me)
                """, new
            {
                id = clock.NewId(),
                memberId = stands.Id,
                stands.Role,
                stands.ParentalResponsibility,
                stands.LivesHere,
                stands.FromOn,
                stands.ToOn,
                now = clock.Now(),
                me = user.Id,
            }, ct);
            return default;
        }

        private static Conflict Stale(Memberships.Kept stands, Command sent) => new(
            "Somebody else has changed this. Look at what stands now, then save again if yours is right.",
            Words(stands.Role, stands.LivesHere, stands.ParentalResponsibility, stands.FromOn), Words(sent.Role!, sent.LivesHere!, sent.ParentalResponsibility!, sent.FromOn));

        private static Dictionary<string, string?> Words(string role, string livesHere, string responsibility, DateOnly? from) => new(StringComparer.Ordinal)
        {
            ["Is"] = Codes.Role.GetValueOrDefault(role),
            ["Lives here"] = Leaving.LivesHere.GetValueOrDefault(livesHere),
            ["Parental responsibility"] = Leaving.Responsibility.GetValueOrDefault(responsibility),
            ["Since"] = Memberships.Day(from),
        };
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public Guid MembershipId { get; set; }
        public int Version { get; set; }
        public string? Role { get; set; }
        public string? LivesHere { get; set; }
        public string? ParentalResponsibility { get; set; }
        public DateOnly? FromOn { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            (Version, Role, LivesHere, ParentalResponsibility, FromOn) = (Stands.Version, Stands.Role, Stands.LivesHere, Stands.ParentalResponsibility, Stands.FromOn);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HouseholdId, MembershipId, Version, Role, LivesHere, ParentalResponsibility, FromOn), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(HouseholdId, MembershipId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
