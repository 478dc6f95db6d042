"""All files together: order, addresses, links, pages."""
