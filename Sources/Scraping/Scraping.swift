// Scraping
