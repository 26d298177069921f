using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Neighbourhood.Design.Tests.Pages;

/// <summary>A page as a module writes one.</summary>
[BindProperties]
internal sealed class SamplePage : PageModel
{
    public Guid Id { get; set; }
    public string? Title { get; set; }
    public DateOnly? HeldOn { get; set; }
    public TimeOnly? Starts { get; set; }
    public MonthOfYear? Born { get; set; }
    public bool? Remote { get; set; }
    public string? Kind { get; set; }
    public string? OtherKind { get; set; }
    public List<string> Needs { get; set; } = [];
    public string? Site { get; set; }
    public SamplePerson Chair { get; set; } = new();
    public List<SamplePerson> Guests { get; set; } = [new(), new()];
    public int? Minutes { get; set; }
    public string? Notes { get; set; }

    public IEnumerable<SelectListItem> Sites { get; } = [new("Sale West", "sale"), new("Partington & Carrington", "partington")];

    public void OnGet()
    {
        Id = new Guid("01920000-0000-7000-8000-000000000001");
        Title = Request.Query["title"];
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Title)) ModelState.AddModelError(nameof(Title), "Enter a title");
        if (string.IsNullOrWhiteSpace(Chair.Name)) ModelState.AddModelError("Chair.Name", "Enter who chairs it");
        if (HeldOn < new DateOnly(2026, 1, 1)) ModelState.AddModelError(nameof(HeldOn), "The date must be in 2026 or later");
        if (Guests[1].Name is null) ModelState.AddModelError("Guests[1].Name", "Enter the second guest");
        if (Kind is null) ModelState.AddModelError(nameof(Kind), "Choose a kind");
        if (Title == "nobody's") ModelState.AddModelError("", "The meeting was changed by somebody else");
        return ModelState.IsValid ? Content($"{Title}|{HeldOn:yyyy-MM-dd}|{Starts:HH:mm}|{Born}|{Remote}|{Kind}|{string.Join(',', Needs)}|{Minutes}|{Id}") : Page();
    }
}

/// <summary>A nested model.</summary>
internal sealed class SamplePerson
{
    public string? Name { get; set; }
}
