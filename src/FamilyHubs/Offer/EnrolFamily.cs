using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker enrols people of a family in a programme.</summary>
internal static class EnrolFamily
{
    /// <param name="PersonIds">People of that household; who is in the programme already stays in it.</param>
    [Allows(Permissions.RunProgrammes, On = nameof(ProgrammeId))]
    internal sealed record Command(Guid ProgrammeId, Guid HouseholdId, IReadOnlyList<Guid> PersonIds) : ICommand;

    internal sealed class Handler(Db db, ProgrammeDesk desk, DoNotContact held, Aliases aliases, HubInvolvements involvements, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await desk.Find(command.ProgrammeId, ct);
            // Only a family that the worker may see: the programme's scope is not the family's.
            if (await send.Ask(new GetHousehold(command.HouseholdId), ct) is not { } household || household.Masking == Masking.Hidden) throw new NotFound("The family");
            var chosen = command.PersonIds.Distinct().ToList();
            new Refusals()
                .If(Programme.Label(row.StartsOn, row.Weeks, row.EndedOn, clock.Today()) == "Over", "", "This programme is over")
                .If(chosen.Count == 0, "PersonIds", "Choose who comes")
                .If(chosen.Any(id => household.Members.All(m => m.PersonId != id)), "PersonIds", "Choose people of this family")
                .Throw();
            if ((await held.Held(chosen, ct)).Count > 0) throw new Refused("PersonIds", "Do not contact this family for now. Ask whoever works with them first");
            if ((await held.Died(chosen, ct)).Count > 0) throw new Refused("PersonIds", "A death is recorded of somebody you chose. Ask first, before anything is planned");
            var there = (await desk.Enrolments(row.Id, ct)).Where(e => e.LeftOn is null).Select(e => e.PersonId).ToList();
            var kept = await aliases.KeptOf([.. there.Concat(chosen)], ct);
            var known = there.Select(id => kept[id]).ToHashSet();
            foreach (var personId in chosen.Where(id => known.Add(kept[id])))
                await db.Execute("""
                    INSERT INTO familyhubs_enrolment (id, programme_id, person_id, household_id, enrolled_on, version) VALUES (@id, @ProgrammeId, @personId, @HouseholdId, @today, 1)
                    """, new { id = clock.NewId(), command.ProgrammeId, personId, command.HouseholdId, today = clock.Today() }, ct);
            await involvements.Begin(command.HouseholdId, row.SiteId, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.RunProgrammes, On = nameof(ProgrammeId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ProgrammeId { get; set; }

        /// <summary>What was typed to look for a family.</summary>
        public string? Text { get; set; }
        public Guid? HouseholdId { get; set; }
        public List<Guid> PersonIds { get; set; } = [];

        internal SeeProgramme.Answer Programme { get; private set; } = null!;

        /// <summary>Null until a family is chosen.</summary>
        internal GetHousehold.Answer? Family { get; private set; }

        internal IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return Show(ct);
        }

        /// <summary>A name is looked for without an address that says it.</summary>
        public async Task<IActionResult> OnPostSearch(CancellationToken ct)
        {
            ModelState.Clear();
            if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), "Enter a name, a postcode or a date of birth");
            HouseholdId = null;
            await Show(ct);
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (HouseholdId is not { } household) throw new Refused("Text", "Choose a family");
            await send.Send(new Command(ProgrammeId, household, PersonIds), ct);
            return Redirect($"/familyhubs/programmes/{ProgrammeId}?said=enrolled");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Programme = await send.Ask(new SeeProgramme(ProgrammeId), ct);
            if (HouseholdId is { } household)
            {
                Family = await send.Ask(new GetHousehold(household), ct);
                if (Family is null || Family.Masking == Masking.Hidden) throw new NotFound("The family");
            }
            else if (!string.IsNullOrWhiteSpace(Text))
            {
                Found = [.. (await send.Ask(new FindHouseholds(Text.Trim()), ct)).Where(h => h.Masking != Masking.Hidden)];
            }
        }
    }
}
