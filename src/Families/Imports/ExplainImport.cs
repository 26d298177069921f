using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Says what each column of a file of households means, and gives a file to fill in.</summary>
internal static class ExplainImport
{
    [Allows(Permissions.Import, Unscoped = "it explains the columns of a file and shows nobody")]
    internal sealed class Page : PageModel
    {
        public IReadOnlyList<ImportColumn> Columns { get; } = ImportColumns.All;

        public IActionResult OnGetTemplate() => File(Encoding.UTF8.GetBytes(ImportColumns.Template()), "text/csv; charset=utf-8", "families-template.csv");
    }
}
