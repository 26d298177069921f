using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker adds somebody to a family that they work with.</summary>
internal static class AddMember
{
    /// <param name="NotKnownYet">The user saw who it might be and says that it is nobody of them.</param>
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(
        Guid Id, Guid HouseholdId, string? FirstName, string? FamilyName, bool OnlyOneName, string? Role, DateOnly? Born, bool BornMonthOnly = true,
        bool NotKnownYet = false) : ICommand<Guid>;

    internal sealed class Handler(Db db, KnownAlready known, Pairs pairs, PersonKeeper people, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            new Refusals()
                .If(!Names.IsName(command.FirstName), nameof(command.FirstName), FormF1.Name)
                .If(!command.OnlyOneName && !Names.IsName(command.FamilyName), nameof(command.FamilyName), FormF1.FamilyName)
                .If(command.Role is null || !Codes.Role.ContainsKey(command.Role), nameof(command.Role), "Choose what they are in this family")
                .If(command.Born > today.AddDays(FormF1.WeeksAhead * 7) || (command.Born > today && command.Role is not ("Child" or "UnbornChild")), nameof(command.Born), FormF1.MonthWrong)
                .Throw();
            var taken = await db.Query<Guid>("SELECT id FROM families_person WHERE id = @Id", new { command.Id }, ct);
            if (taken.Count > 0) throw new Conflict("This person was already saved. Look at what stands now, then start again.");
            var household = await db.Find<Household>("SELECT state, organisation_id, no_fixed_address, postcode_folded FROM families_household WHERE id = @HouseholdId", new { command.HouseholdId }, ct)
                ?? throw new NotFound("This household");

            var person = new RegisterFamily.Person(command.Id, command.FirstName, command.FamilyName, command.OnlyOneName, command.Born, command.BornMonthOnly);
            var draft = new Draft(null, Folded.Text(person.FirstName), Folded.Text(person.OnlyOneName ? null : person.FamilyName), person.Born, person.BornMonthOnly,
                household.NoFixedAddress ? null : household.PostcodeFolded, null, null, [command.HouseholdId]);
            var found = await known.Look([(command.Id, draft)], ct);
            found.AskFirst(command.NotKnownYet, "This person");
            // Where the whole family is held, its members are released with it.
            var held = household.State == HouseholdState.Held;
            await people.Add(person, command.HouseholdId, command.Role!, command.OnlyOneName ? null : command.FamilyName!.Trim(),
                new("added", user.OrganisationId ?? household.OrganisationId, held || found.Hidden), ct);
            await pairs.Keep(command.Id, found.Matches[command.Id], held ? (command.HouseholdId, null) : (null, found.Hidden ? command.Id : null), found.Shown.Count > 0, ct);
            await outbox.Add(new MembershipChanged(command.HouseholdId, command.Id, MembershipChange.Joined, today), ct);
            return command.Id;
        }

        private sealed record Household(HouseholdState State, Guid? OrganisationId, bool NoFixedAddress, string PostcodeFolded);
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public string? Role { get; set; }
        public MonthOfYear? Born { get; set; }
        public bool NotKnownYet { get; set; }

        /// <summary>What was saved is looked at by somebody first: the family reads so, and is shown with less until then.</summary>
        public bool Looking { get; set; }

        /// <summary>The form says so when this person may be known already.</summary>
        public bool AsksWhetherKnown => NotKnownYet || ModelState.GetValueOrDefault(nameof(NotKnownYet))?.Errors.Count > 0;

        public void OnGet() => Id = clock.NewId();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var before = await send.Ask(new GetHousehold(HouseholdId), ct);
            await send.Send(new Command(Id, HouseholdId, FirstName, FamilyName, OnlyOneName, Role, Born?.FirstDay, NotKnownYet: NotKnownYet), ct);
            var after = await send.Ask(new GetHousehold(HouseholdId), ct);
            return Redirect(after?.Masking == before?.Masking ? $"/household/{HouseholdId}" : $"/families/households/{HouseholdId}/members/new?Looking=true");
        });
    }
}
