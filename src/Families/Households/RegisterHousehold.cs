using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker registers a family at the door, by form F1: five answers, the rest can wait.</summary>
internal static class RegisterHousehold
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/households", async (RegisterFamily form, ISend send, CancellationToken ct) =>
            Results.Created($"/api/families/households/{form.HouseholdId}", await send.Send(form, ct)));

    [Allows(Permissions.Register, Unscoped = "a household that is new belongs to nobody yet")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        /// <summary>Of the module that looks after pregnancies: to whom its page is offered.</summary>
        private const string MayTellMidwives = "antenatal.pregnancies.notify";

        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public string? Postcode { get; set; }
        public bool NoFixedAddress { get; set; }
        public RegisterFamily.ReachBy? ReachBy { get; set; }
        public string? Reach { get; set; }
        public RegisterFamily.Telling? MayTell { get; set; }
        public MonthOfYear? Born { get; set; }
        public List<RegisterFamily.Role> Roles { get; set; } = [];
        public List<ChildInput> Children { get; set; } = [];
        public string? Line1 { get; set; }
        public string? Line2 { get; set; }
        public string? Town { get; set; }
        public string? Language { get; set; }
        public bool? InterpreterNeeded { get; set; }
        public List<RegisterFamily.Access> Accessible { get; set; } = [];
        public bool? SafeToLeaveMessage { get; set; }
        public string? SafeTimes { get; set; }
        public bool? Photos { get; set; }
        public bool NotKnownYet { get; set; }

        /// <summary>Registered, and she said that she is expecting: said in answer to the form alone, so that no address and no log has it.</summary>
        public Guid? OffersToTell { get; private set; }

        /// <summary>The form says so when the family may be known already.</summary>
        public bool AsksWhetherKnown => NotKnownYet || ModelState.GetValueOrDefault(nameof(NotKnownYet))?.Errors.Count > 0;

        public void OnGet() => (Id, PersonId, Children) = (clock.NewId(), clock.NewId(), [new ChildInput { PersonId = clock.NewId() }]);

        /// <summary>One more row, with all that was typed; nothing is checked yet.</summary>
        public IActionResult OnPostChild()
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            if (Children.Count < FormF1.MostChildren) Children.Add(new ChildInput { PersonId = clock.NewId() });
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            DropEmptyRows();
            SayMonthsInTheFormsWords();
            return Try<IActionResult>(async () =>
            {
                var answer = await send.Send(Form(), ct);
                if (!Roles.Contains(RegisterFamily.Role.Expecting) || answer.Outcome != RegisterFamily.Outcome.Made || !user.May(MayTellMidwives)) return Redirect($"/household/{answer.HouseholdId}");
                OffersToTell = answer.HouseholdId;
                return Page();
            });
        }

        /// <summary>A refused form still has boxes for a child.</summary>
        protected override Task Show(CancellationToken ct)
        {
            if (Children.Count == 0) Children.Add(new ChildInput { PersonId = clock.NewId() });
            return Task.CompletedTask;
        }

        private RegisterFamily Form() => new(
            Id, new(PersonId, FirstName, FamilyName, OnlyOneName, Born?.FirstDay, true, Language, InterpreterNeeded, Accessible),
            Postcode, NoFixedAddress, new(ReachBy, Reach, SafeToLeaveMessage, SafeTimes), MayTell, Roles,
            [.. Children.Select(c => new RegisterFamily.Person(c.PersonId, c.FirstName, c.FamilyName, Born: c.Born?.FirstDay))],
            new(Line1, Line2, Town), Photos, NotKnownYet);

        private void DropEmptyRows()
        {
            var filled = Children.Where((c, at) => !c.IsEmpty || ModelState[$"Children[{at}].Born"]?.Errors.Count > 0).ToList();
            if (filled.Count == Children.Count) return;
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Children", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
            Children = filled;
        }

        private void SayMonthsInTheFormsWords()
        {
            foreach (var (key, entry) in ModelState.Where(e => e.Key.EndsWith(nameof(Born), StringComparison.Ordinal) && e.Value?.Errors.Count > 0).ToList())
            {
                entry!.Errors.Clear();
                ModelState.AddModelError(key, FormF1.MonthWrong);
            }
        }
    }

    internal sealed class ChildInput
    {
        public Guid PersonId { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public MonthOfYear? Born { get; set; }

        internal bool IsEmpty => string.IsNullOrWhiteSpace(FirstName) && string.IsNullOrWhiteSpace(FamilyName) && Born is null;
    }
}
